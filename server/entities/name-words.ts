/** Word lists that decide where a name begins and ends. Data, written for this project. */

/** Courtesy titles, ranks and offices that stand before a person's name and are no part of it. */
export const TITLES: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss dr prof professor sir dame lord lady rev reverend father sister pope cardinal archbishop ' +
    'bishop imam rabbi sheikh ayatollah king queen prince princess emperor president vice premier prime minister ' +
    'chancellor secretary ambassador senator sen rep representative congressman congresswoman governor gov mayor ' +
    'judge justice general gen maj major col colonel capt captain lt lieutenant sgt sergeant admiral adm commander ' +
    'cmdr chief chairman chairwoman chair director spokesman spokeswoman spokesperson foreign defense defence ' +
    'interior finance deputy former ex acting coach state of the special envoy commissioner leader'
  ).split(' '),
);

/** Words before or after a name that the recogniser may take along and that belong to no name. */
export const EDGE_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the and of in on at for from to by with while but as its his her their our this that these those ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december yesterday today tomorrow press region spokesman spokeswoman'
  ).split(' '),
);

/** Common family names that stand first in Chinese, Korean and Vietnamese order. */
export const FAMILY_FIRST: ReadonlySet<string> = new Set(
  (
    'kim lee yi park pak choi choe chung jung jeong kang cho jo yoon yun jang chang lim im han oh seo suh shin sin ' +
    'kwon hwang ahn an song ryu yoo yu hong ko moon mun chun bae baek nam ri ro roh noh xi li wang zhang liu chen ' +
    'yang huang zhao zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie nguyen tran pham le vo'
  ).split(' '),
);
