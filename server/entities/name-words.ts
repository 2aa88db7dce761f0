/** Word lists that decide where a name begins and ends. Data, written for this project. */

/** Courtesy titles, ranks and offices that stand before a person's name and are no part of it. */
export const TITLES: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss dr prof professor sir dame lord lady rev reverend father sister pope cardinal archbishop ' +
    'bishop imam rabbi sheikh ayatollah king queen prince princess emperor president vice premier prime minister ' +
    'chancellor secretary ambassador senator sen rep representative congressman congresswoman governor gov mayor ' +
    'judge justice general gen maj major col colonel capt captain lt lieutenant sgt sergeant admiral adm commander ' +
    'cmdr chief chairman chairwoman chair director spokesman spokeswoman spokesperson foreign defense defence ' +
    'interior finance deputy former ex acting coach state of the special envoy commissioner leader crown first lady ' +
    'premier speaker attorney treasury brigadier brig marshal corporal cpl private pvt supreme'
  ).split(' '),
);

/** Words before or after a name that the recogniser may take along and that belong to no name. */
export const EDGE_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the and of in on at for from to by with while but as its his her their our this that these those ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december yesterday today tomorrow region ' +
    'furthermore moreover meanwhile however nevertheless additionally although though despite according since after before when where if because during until once instead perhaps earlier later recently initially overall ' +
    'spokesman spokeswoman'
  ).split(' '),
);

/** Offices among them that nobody is named by. */
export const OFFICES: ReadonlySet<string> = new Set(
  (
    'president minister secretary chancellor ambassador senator governor premier spokesman spokeswoman spokesperson ' +
    'commissioner congressman congresswoman representative secretary-general vice-president chairman chairwoman'
  ).split(' '),
);

/** Titles that stay where one name follows: Pope Francis, King Charles III. */
export const REIGNING: ReadonlySet<string> = new Set(
  'pope king queen prince princess emperor empress'.split(' '),
);

/** Months that are also names of people: Theresa May. */
export const MONTH_NAMES: ReadonlySet<string> = new Set('april may june august'.split(' '));

/** Words that begin a sentence, or tell a side of the world, and name nothing by themselves. */
export const NO_NAMES: ReadonlySet<string> = new Set(
  (
    'northern southern eastern western central north south east ' +
    'there here they we you it he ' +
    'she who what why how yes no not also both many some most all other others such still then thus so yet or nor ' +
    'under over within without between among against about above below ' +
    'today sources officials analysts critics experts government cabinet president minister parliament ' +
    'police army navy court council congress church state city world war internet covid dr mr mrs ms breaking exclusive ' +
    'update live opinion analysis video photo photos watch read more'
  ).split(' '),
);

/** Common family names that stand first in Chinese, Korean and Vietnamese order. */
export const FAMILY_FIRST: ReadonlySet<string> = new Set(
  (
    'kim lee yi park pak choi choe chung jung jeong kang cho jo yoon yun jang chang lim im han oh seo suh shin sin ' +
    'kwon hwang ahn an song ryu yoo yu hong ko moon mun chun bae baek nam ri ro roh noh xi li wang zhang liu chen ' +
    'yang huang zhao zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie nguyen tran pham le vo ' +
    'deng jiang chiang tsai cai cao feng fan fang han hao hou jia jin kong lai lei lu lv mao meng pan peng qian qin qiu ' +
    'ren shao shen shi su tan tang tian tong tsang wei wen xia xiang xiao xiong yan yao ye yin yuan yue zeng zhong zhuang ' +
    'rhee nam ahn min gong ban bui dang dinh do duong hoang huynh mai ngo phan truong trinh vu'
  ).split(' '),
);

/** Family names of that list that are given names in the West. */
export const WESTERN_TOO: ReadonlySet<string> = new Set(
  'kim lee jo han an min ma song jin dan do le mai tan lei ren su ban'.split(' '),
);
