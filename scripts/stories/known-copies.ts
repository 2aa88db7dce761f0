/** Articles of the collections that are copies of one another as they stand, seen by reading them. */
export const KNOWN_COPIES: readonly (readonly [string, string])[] = [
  ['newswire/cn_article_scmp_36', 'newswire/cn_article_scmp_76'],
  ['newswire/cn_article_scmp_41', 'newswire/cn_article_scmp_58'],
  ['newswire/ghana_newsghana_19', 'newswire/ghana_newsghana_4'],
  [
    'corpus/business/2021-03-29-ever-given-freed.txt',
    'corpus/business/2021-03-30-suez-canal-open-again.txt',
  ],
  [
    'corpus/health/2024-08-14-who-mpox-emergency.txt',
    'corpus/health/2024-08-15-mpox-global-alarm.txt',
  ],
  [
    'corpus/world/2024-10-01-sheinbaum-sworn-in.txt',
    'corpus/world/2024-10-02-mexico-new-president.txt',
  ],
  [
    'corpus/world/2024-12-08-damascus-assad-flees.txt',
    'corpus/world/2024-12-09-assad-rule-ends.txt',
  ],
];
