/**
 * Words of reporting and of the calendar, folded: in any report of any day, and so no sign that two
 * tell of the same event. Beside the stop words of the search.
 */
export const UNTELLING_WORDS: ReadonlySet<string> = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july ' +
    'august september october november december jan feb mar apr jun jul aug sept sep oct nov dec ' +
    'today yesterday tomorrow day days week weeks month months year years time hour hours ' +
    'said say says saying told tell tells added adds according reported reports report reporting statement ' +
    'spokesman spokeswoman spokesperson announced asked news agency press reuters reuter ap afp tass ' +
    'he she him her his hers we our us you your i me my who whom which what when where why how also been being ' +
    'had have having do does did were would could should can will shall may might must more most much many some ' +
    'any all both each other another others than so only just very too about after before during over under ' +
    'between against through into out up down off again further once here own same new last first second next ' +
    'one two three four five six seven eight nine ten since while because until however still even now ' +
    'mr mrs ms dr per via upon within without among around'
  ).split(' '),
);
