/**
 * Names that so many people in English-speaking countries bear that two bearers are in the news at
 * once: family names (the commonest of the censuses of the United States, England, Australia and
 * Canada) and given names with their short forms.
 */

/** Folded, without apostrophes. */
export const COMMON_FAMILIES: ReadonlySet<string> = new Set(
  (
    'smith johnson williams brown jones miller davis wilson anderson thomas taylor moore jackson martin lee thompson white ' +
    'harris clark clarke lewis robinson walker young allen king wright scott hill green adams nelson baker hall campbell ' +
    'mitchell carter roberts phillips evans turner parker collins edwards stewart stuart morris murphy cook rogers rodgers ' +
    'morgan cooper peterson reed reid read bailey kelly howard ward cox richardson wood watson brooks bennett gray grey james ' +
    'hughes price myers long foster sanders ross powell sullivan russell jenkins perry butler barnes fisher fischer henderson ' +
    'coleman simmons patterson jordan reynolds hamilton graham wallace cole west owens woods gibson ellis stevens stephens ' +
    'murray freeman wells webb simpson hunter hicks crawford henry boyd mason warren dixon burns gordon shaw holmes ' +
    'rice robertson hunt black palmer daniels mills nichols grant knight ferguson rose stone hawkins dunn perkins hudson spencer ' +
    'gardner payne pierce berry matthews mathews arnold wagner willis ray watkins olson carroll duncan snyder hart cunningham ' +
    'bradley lane andrews ruiz harper fox riley armstrong carpenter weaver greene lawrence elliott elliot chavez sims austin ' +
    'peters kelley franklin lawson fields ryan schmidt carr wheeler chapman oliver montgomery richards williamson johnston ' +
    'johnstone banks meyer bishop mccoy howell morrison hansen hanson garrett harvey little burton stanley george jacobs fuller ' +
    'lynch dean gilbert romero larson frazier fraser burke hoffman hoffmann newman barnett barrett porter cohen friedman ' +
    'friedmann goldberg goldstein kaplan katz levine levy schwartz schwarz rosenberg klein weiss roth shapiro salomon solomon ' +
    'cameron macdonald mcdonald marshall bell walsh welsh welch obrien oconnor oneill oneil oneal byrne doyle gallagher doherty ' +
    'kavanagh nolan mccarthy quinn campbell chambers day sharp sharpe skinner hopkins page booth barker parsons pearson holland ' +
    'davies griffiths griffin jenkinson lloyd owen powers preston saunders slater sutton swan tate terry thomson todd tucker ' +
    'vaughan walters warner watts whitehead wilkins wilkinson willson winter wolfe woodward yates abbott atkins atkinson ' +
    'austen baldwin ball barton bates baxter beck blair blake bond bowen bowman briggs bruce bryant buckley burgess ' +
    'byrd cannon casey clayton conway cross curry curtis dawson douglas drake dyer farmer fleming fletcher flynn ford fowler ' +
    'francis french frost goodman goodwin gould hale hammond hardy harrington harrison hayes higgins hodges hogan holt horton ' +
    'houston jennings jensen johns keller lamb lambert lang law leonard lester logan love lowe lucas lyons manning marsh may ' +
    'mccormick mckenzie mclean miles moran moss norman norris norton osborne parks patrick potter ramsey randall reeves rhodes ' +
    'roberson rowe sherman shelton shields steele summers'
  ).split(' '),
);

export const COMMON_GIVEN: ReadonlySet<string> = new Set(
  (
    'james jim jimmy john jack johnny robert bob rob bobby michael mike mick william bill will billy david dave richard dick rick ' +
    'rich thomas tom charles charlie chuck peter pete paul christopher chris daniel dan danny mark stephen steven steve andrew ' +
    'andy george edward ed eddie ted donald don ronald ron kenneth ken joseph joe anthony tony matthew matt gary brian kevin ' +
    'timothy tim frank gregory greg patrick pat raymond ray samuel sam benjamin ben alexander alex jonathan jon nicholas nick ' +
    'philip phil alan allan allen arthur henry harry martin ian simon adam eric scott keith jeffrey jeff geoffrey geoff larry ' +
    'lawrence dennis jerry walter walt roger douglas doug albert ralph roy fred frederick howard carl ' +
    'mary elizabeth liz beth susan sue margaret patricia pat jennifer jen jenny linda barbara karen nancy ann anne anna helen ' +
    'deborah debbie catherine katherine kate cathy kathy sarah jane laura emma lisa julie carol ruth diane janet alice'
  ).split(' '),
);
