/**
 * Names of months and weekdays as newspapers of forty languages date their articles, long and short, in
 * the cases that stand beside a day; folded. Source: Unicode CLDR 44 to 48, without what means two months.
 */

const MONTHS: readonly string[] = [
  'ean eanair ene enero gen gener gennaio ian ianuarie jaan jaanuar jan janeiro januar januara januari ' +
    'januarie january janv janvaris janvier leden ledna oca ocak sausio sausis sij sijecanj sijecnja sty ' +
    'styczen stycznia tammi tammikuu tammikuuta xan xaneiro ιαν ιανουαριου січ січень січня янв январь ' +
    'января януари',
  'feabh feabhra feb febbraio febr febreiro febrer febrero februar februara februari februarie ' +
    'februaris february fev fevereiro fevr fevrier helmi helmikuu helmikuuta lut lutego luty subat unor ' +
    'unora vasario vasaris veebr veebruar velj veljaca veljace φεβ φεβρουαριου лют лютии лютого февр ' +
    'февраль февраля февруари',
  'bre brezen brezna kovas kovo maalis maaliskuu maaliskuuta maart maerz mar marc marca march marcius ' +
    'marco marec maret mars mart marta martie marts marz marzec marzo mrt ozu ozujak ozujka μαρ μαρτιου ' +
    'бер березень березня мар март марта',
  'abr abril aib aibrean apr april aprila aprile aprilie aprilis aprill avr avril balandis balandzio ' +
    'duben dubna huhti huhtikuu huhtikuuta kwi kwiecien kwietnia nis nisan tra travanj travnja απρ ' +
    'απριλιου апр апрель апреля април квіт квітень квітня',
  'beal bealtaine geguze geguzes kve kveten kvetna mag maggio mai maig maijs maio maj maja majus may ' +
    'mayis mayo mei svi svibanj svibnja touko toukokuu toukokuuta μαι μαιου маи мая трав травень травня',
  'birzelio birzelis cerven cervna cvn cze czerwca czerwiec giu giugno haz haziran iun iunie juin jun ' +
    'juna june junho juni junie junij junijs junio junius juny juuni kesa kesakuu kesakuuta lipanj lipnja ' +
    'meith meitheamh xuno ιουν ιουνιου июн июнь июня черв червень червня юни',
  'cervence cervenec cvc heina heinakuu heinakuuta iuil iul iulie juil juillet jul jula julho juli ' +
    'julie julij julijs julio juliol julius july juuli liepa liepos lipca lipiec lug luglio srpanj srpnja ' +
    'tem temmuz xul xullo ιουλ ιουλιου июл июль июля лип липень липня юли',
  'ago agost agosto agu agust agustos agustus aout aug august augusta augusti augusts augustus ' +
    'augusztus avg avgust elo elokuu elokuuta kol kolovoz kolovoza lun lunasa rugpjucio rugpjutis sie ' +
    'sierpien sierpnia srpen srpna αυγ αυγουστου авг август августа серп серпень серпня',
  'eyl eylul mfomh rugsejis rugsejo ruj rujan rujna sep sept septembar september septembra septembre ' +
    'septembrie septembris septiembre set setembre setembro setiembre settembre syys syyskuu syyskuuta ' +
    'szept szeptember wrz wrzesien wrzesnia zar zari σεπ σεπτεμβριου вер вересень вересня сент сентябрь ' +
    'сентября септември',
  'dfomh eki ekim loka lokakuu lokakuuta oct october octobre octombrie octubre okt oktobar oktober ' +
    'oktobra oktobris oktoober ott ottobre out outubro paz pazdziernik pazdziernika rij rijen rijna ' +
    'spalio spalis οκτ οκτωβριου жовт жовтень жовтня окт октомври октябрь октября',
  'kas kasim lapkricio lapkritis listopad listopada listopadu marras marraskuu marraskuuta noiembrie ' +
    'nov novembar november novembra novembre novembris novembro noviembre samh samhain stu studeni ' +
    'studenoga νοε νοεμβριου лист листопад листопада ноември нояб ноябрь ноября',
  'aralik dec decembar december decembra decembre decembrie decembris decembro des desember desembre ' +
    'dets detsember dez dezember dezembro dic dicembre diciembre gru grudnia grudzien gruodis gruodzio ' +
    'joulu joulukuu joulukuuta noll nollaig prosinac prosinca prosince prosinec δεκ δεκεμβριου груд ' +
    'грудень грудня дек декабрь декабря декември',
];

const WEEKDAYS =
  'an antradienis aoine car carsamba cead cet cetrtek ceturtd ceturtdiena cetvrtak cmt cs csutortok ct ' +
  'ctvrtek cum cuma cumartesi czw czwartek dc dear deardaoin dg di dienstag dijous dilluns dim dimanche ' +
  'dimarts dimecres dinsdag dissabte diumenge divendres dj dl do dom domenica domh domingo donderdag ' +
  'donnerstag ds dt dum duminica dv esmaspaev fim fimmtudagur fos fostudagur fr fre fredag freitag fri ' +
  'friday gio giovedi hetfo jeu jeudi joi jue jueves jum jumat kam kamis ke kedd keskiviikko ' +
  'ketvirtadienis kolmapaev kt la lau lauantai laugardagur laupaev lor lordag luan lun lundi lunedi ' +
  'lunes luni luns ma maanantai maandag mairt man mandag manudagur mar mardi martedi martes marti mer ' +
  'mercoledi mercores mercredi mi mid midvikudagur mie miercoles miercuri min minggu mittwoch mo mon ' +
  'monday montag ne ned nedela nedele nedelja nedjelja neljapaev niedz niedziela ons onsdag otrd ' +
  'otrdiena pa patek paz pazar pazartesi pe penktadienis pentek per perjantai persembe pet petak petek ' +
  'pi piatek piatok piektd piektdiena pirmadienis pirmd pirmdiena pn po pon pondeli pondelok ponedeljak ' +
  'ponedeljek ponedjeljak poniedzialek pr pt puhapaev pzt qua quarta-feira qui quinta-feira rab rabu ' +
  'reede sa sab sabado sabato sabtu sal sali sam sambata samedi samstag sat saterdag sath saturday seg ' +
  'segunda-feira sekmadienis sel selasa sen senin sestadienis sestd sestdiena sex sexta-feira sk so sob ' +
  'sobota son sondag sonntag sr sre sreda sri srijeda sroda st streda stvrtok su sub subota sun sunday ' +
  'sunnudagur sunnuntai svetd svetdiena sze szerda szo szombat teisipaev ter terca-feira thri ' +
  'thridjudagur thu thursday ti tiistai tir tirs tirsdag tis tisdag to tor torek tors torsdag torstai ' +
  'tr treciadienis tresd tresdiena tue tuesday ut utery uto utorak utorok vasarnap ven vendredi venerdi ' +
  'venres vie viernes vin vineri vr vrijdag vrydag wed wednesday wo woensdag wt wtorek xov xoves za ' +
  'zaterdag zo zondag δευ δευτερα κυρ κυριακη παρ παρασκευη πεμ πεμπτη σαβ σαββατο τετ τεταρτη τρι ' +
  "τριτη воскресенье вс вт вторник вівторок нд неделя неділя п'ятниця петък пн понеделник понедельник " +
  'понеділок пт пятница сб середа ср среда сряда суббота субота събота четвер четверг четвъртък чт';

const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
);
const WEEKDAY_NAMES: ReadonlySet<string> = new Set(WEEKDAYS.split(' '));

/** 1 to 12 for a folded name, without its full stop; null where it names no month. */
export function monthNumber(folded: string): number | null {
  return MONTH_NUMBERS.get(folded) ?? null;
}

/** Whether a folded word names a day of the week. */
export function isWeekday(folded: string): boolean {
  return WEEKDAY_NAMES.has(folded);
}

/** Any of the months in a pattern over folded text, longest first. */
export const MONTH_PATTERN = [...MONTH_NUMBERS.keys()]
  .sort((a, b) => b.length - a.length)
  .join('|');
