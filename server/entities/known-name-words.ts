/**
 * Names that newspapers write in several ways: the name to show, then its other forms, parted by `|`.
 * Only forms that mean nothing else are listed; `America` and `Congo` are not. Data, written for this
 * project.
 */

/** Countries, regions and cities whose names changed or are transliterated. */
export const PLACES = `
United States|U.S.|US|USA|U.S.A.|United States of America
United Kingdom|U.K.|UK|Great Britain|Britain
United Arab Emirates|UAE|U.A.E.
Russia|Russian Federation
China|People's Republic of China|PRC|Mainland China
North Korea|DPRK|Democratic People's Republic of Korea|N. Korea|N Korea
South Korea|ROK|Republic of Korea|S. Korea|S Korea
Türkiye|Turkey|Turkiye|Republic of Türkiye
Czech Republic|Czechia
Ivory Coast|Côte d'Ivoire|Cote d'Ivoire
Eswatini|Swaziland
Myanmar|Burma
North Macedonia|Republic of North Macedonia|FYROM
Cape Verde|Cabo Verde
East Timor|Timor-Leste|Timor Leste
Democratic Republic of the Congo|DR Congo|DRC|Democratic Republic of Congo|Congo-Kinshasa|D.R. Congo
Republic of the Congo|Congo-Brazzaville
Kyiv|Kiev|Kyyiv
Kharkiv|Kharkov
Odesa|Odessa
Lviv|Lvov
Dnipro|Dnepropetrovsk|Dnipropetrovsk
Zaporizhzhia|Zaporozhye|Zaporizhia
Mykolaiv|Nikolayev
Luhansk|Lugansk
Chernobyl|Chornobyl
Chișinău|Chisinau|Kishinev
Beijing|Peking
Mumbai|Bombay
Kolkata|Calcutta
Chennai|Madras
Bengaluru|Bangalore
Yangon|Rangoon
Ho Chi Minh City|Saigon
Mecca|Makkah
Medina|Madinah
Astana|Nur-Sultan
Almaty|Alma-Ata
Tbilisi|Tiflis
Strait of Hormuz|Hormuz Strait|Straits of Hormuz
Gaza Strip
New York City|NYC
Washington|Washington, D.C.|Washington D.C.|Washington DC
Los Angeles|L.A.
Las Vegas|Vegas
Afghanistan|Islamic Republic of Afghanistan
Bahamas|Commonwealth of the Bahamas
Belarus|Byelorussia|Belorussia|Republic of Belarus
Bolivia|Plurinational State of Bolivia
Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia & Herzegovina|Bosnia
Brunei|Brunei Darussalam
Burkina Faso|Upper Volta
Cambodia|Kampuchea|Kingdom of Cambodia
Cuba|Republic of Cuba
Egypt|Arab Republic of Egypt
France|French Republic
Germany|Federal Republic of Germany
East Germany|German Democratic Republic|GDR
Greece|Hellenic Republic
Hong Kong|Hong Kong SAR|HKSAR
India|Republic of India
Indonesia|Republic of Indonesia
Iran|Islamic Republic of Iran
Iraq|Republic of Iraq
Ireland|Republic of Ireland
Israel|State of Israel
Jordan|Hashemite Kingdom of Jordan
Kazakhstan|Republic of Kazakhstan
Kyrgyzstan|Kyrgyz Republic|Kirghizia|Kirgizia
Laos|Lao People's Democratic Republic|Lao PDR
Macau|Macao
Micronesia|Federated States of Micronesia
Moldova|Republic of Moldova|Moldavia
Mongolia|Mongolian People's Republic
Netherlands|Kingdom of the Netherlands
Pakistan|Islamic Republic of Pakistan
Palestinian Territories|Occupied Palestinian Territory|Occupied Palestinian Territories
Papua New Guinea|PNG
Philippines|Republic of the Philippines
Saint Kitts and Nevis|St. Kitts and Nevis|Saint Kitts & Nevis|St. Kitts & Nevis
Saint Lucia|St. Lucia
Saint Vincent and the Grenadines|St. Vincent and the Grenadines
Saudi Arabia|Kingdom of Saudi Arabia|KSA
Serbia|Republic of Serbia
Slovakia|Slovak Republic
South Africa|Republic of South Africa
Soviet Union|USSR|U.S.S.R.|Union of Soviet Socialist Republics
Sri Lanka|Ceylon
Syria|Syrian Arab Republic
Taiwan|Republic of China|Formosa
Tanzania|United Republic of Tanzania
Trinidad and Tobago|Trinidad & Tobago
Vatican City|Vatican|Holy See
Venezuela|Bolivarian Republic of Venezuela
Vietnam|Viet Nam|Socialist Republic of Vietnam
Crimea|Crimean Peninsula|Crimean peninsula
Donbas|Donbass
Indo-Pacific
West Bank
Middle East|Mideast
Falkland Islands|Falklands|Malvinas|Islas Malvinas
Golan Heights|Golan
Jammu and Kashmir|Jammu & Kashmir
Korean Peninsula|Korean peninsula
Nagorno-Karabakh|Nagorny Karabakh|Mountainous Karabakh
Persian Gulf|Arabian Gulf
Bab el-Mandeb|Bab al-Mandab|Bab al-Mandeb|Bab el-Mandab
Tibet|Tibet Autonomous Region|Xizang
Xinjiang|Sinkiang|Xinjiang Uyghur Autonomous Region|Xinjiang Uighur Autonomous Region
Ashgabat|Ashkhabad
Avdiivka|Avdeyevka|Avdeevka
Baghdad|Bagdad
Bakhmut|Artyomovsk|Artemivsk
Basel|Basle
Basra|Basrah
Beersheba|Be'er Sheva|Beer Sheva|Beersheva
Belgrade|Beograd
Berdiansk|Berdyansk
Bern|Berne
Bila Tserkva|Belaya Tserkov
Brussels|Bruxelles
Bucharest|București
Busan|Pusan
Chernihiv|Chernigov
Chernivtsi|Chernovtsy
Chongqing|Chungking
Cologne|Köln
Copenhagen|København
Daegu|Taegu
Daejeon|Taejon
Deir ez-Zor|Deir al-Zor|Deir Ezzor|Deir el-Zour|Deir al-Zour
Dhaka|Dacca
El Fasher|al-Fashir|al-Fasher|Al Fashir
Enerhodar|Energodar
Erbil|Arbil|Irbil
Fallujah|Falluja
Gomel|Homel
Gothenburg|Göteborg
Gwangju|Kwangju
Hodeidah|Hudaydah|Hodeida|al-Hudaydah|Hudaida
Incheon|Inchon
Isfahan|Esfahan
Ivano-Frankivsk|Ivano-Frankovsk
Izium|Izyum
Jabalia|Jabaliya|Jabalya
Jeddah|Jidda|Jiddah
Jeju|Cheju
Kandahar|Qandahar
Karbala|Kerbala
Kathmandu|Katmandu
Khan Younis|Khan Yunis|Khan Yunus|Khan Younes
Kraków|Cracow
Kremenchuk|Kremenchug
Kryvyi Rih|Krivoy Rog|Kryvyy Rih|Krivoi Rog
Kupiansk|Kupyansk
Lisbon|Lisboa
Lysychansk|Lisichansk
Marrakesh|Marrakech
Mashhad|Meshed
Mazar-i-Sharif|Mazar-e-Sharif|Mazar-i Sharif
Mexico City|Ciudad de México
Misrata|Misurata
Mogadishu|Mogadiscio
Munich|München
N'Djamena|Ndjamena
Nanjing|Nanking
Nizhny Novgorod|Nizhniy Novgorod
Nuremberg|Nürnberg
Prague|Praha
Pristina|Prishtina|Priština
Puducherry|Pondicherry
Pune|Poona
Raqqa|Raqqah|al-Raqqa
Rivne|Rovno
Rostov-on-Don|Rostov on Don|Rostov-na-Donu
Sanaa|Sana'a
Sevastopol|Sebastopol
Seville|Sevilla
Sharm el-Sheikh|Sharm al-Sheikh|Sharm el Sheik
Sievierodonetsk|Severodonetsk|Sieverodonetsk|Syevyerodonetsk
Sloviansk|Slavyansk|Slovyansk
Sukhumi|Sokhumi
Sulaymaniyah|Sulaimaniya|Sulaimaniyah|Sulaymaniya
Tehran|Teheran
Tel Aviv|Tel Aviv-Yafo
Ternopil|Ternopol
The Hague|Den Haag
Thessaloniki|Salonika
Thiruvananthapuram|Trivandrum
Tianjin|Tientsin
Turin|Torino
Ulaanbaatar|Ulan Bator|Ulan-Bator
Uzhhorod|Uzhgorod
Vadodara|Baroda
Varanasi|Benares
Vinnytsia|Vinnitsa|Vinnytsya
Warsaw|Warszawa
Xi'an|Xian
Yekaterinburg|Ekaterinburg
Yerevan|Erevan
Zhytomyr|Zhitomir
`;

/** Bodies, agencies, parties and news services, with their acronyms. */
export const ORGANIZATIONS = `
United Nations|U.N.|UN
U.N. Security Council|UN Security Council|United Nations Security Council
U.N. General Assembly|UN General Assembly|United Nations General Assembly|UNGA
European Union|EU|E.U.
European Commission|EU Commission|European Union Commission
European Central Bank|ECB
NATO|North Atlantic Treaty Organization|North Atlantic Treaty Organisation|Nato
World Health Organization|WHO|World Health Organisation
World Trade Organization|WTO|World Trade Organisation
International Monetary Fund|IMF|I.M.F.
World Bank|World Bank Group
International Court of Justice|ICJ
International Atomic Energy Agency|IAEA
International Olympic Committee|IOC
International Committee of the Red Cross|ICRC
Association of Southeast Asian Nations|ASEAN|Asean
Organization of the Petroleum Exporting Countries|OPEC|Opec
Organization of American States|OAS
Organization for Security and Co-operation in Europe|OSCE
Organisation for Economic Co-operation and Development|OECD
UNICEF|U.N. Children's Fund|United Nations Children's Fund|UN Children's Fund|Unicef
UNESCO|Unesco
UNHCR|U.N. High Commissioner for Refugees|UN refugee agency
FIFA|Fifa
UEFA|Uefa
Associated Press|AP|A.P.
Agence France-Presse|AFP
TASS|Tass|ITAR-TASS
Korean Central News Agency|KCNA
British Broadcasting Corporation|BBC
Central Intelligence Agency|CIA|C.I.A.
Federal Bureau of Investigation|FBI|F.B.I.
National Security Agency|NSA
NASA|Nasa|National Aeronautics and Space Administration
Federal Reserve|the Fed|U.S. Federal Reserve|US Federal Reserve
Pentagon|U.S. Department of Defense|US Department of Defense|U.S. Defense Department|Department of Defense
State Department|U.S. State Department|US State Department|U.S. Department of State
African National Congress|ANC
Bharatiya Janata Party|BJP
Chinese Communist Party|Communist Party of China|CCP
Hezbollah|Hizbollah|Hizbullah|Hezbullah
Islamic State|ISIS|ISIL|Islamic State of Iraq and Syria|Daesh
al-Qaeda|al-Qaida|Al Qaeda|Al Qaida|al-Qa'ida
African Union|AU
Arab League|League of Arab States
Asian Development Bank|ADB
Asia-Pacific Economic Cooperation|APEC
BRICS|Brics
Collective Security Treaty Organization|CSTO|Collective Security Treaty Organisation
Economic Community of West African States|ECOWAS|Ecowas
European Bank for Reconstruction and Development|EBRD
European Court of Human Rights|ECHR
European Court of Justice|ECJ
Food and Agriculture Organization|FAO|U.N. Food and Agriculture Organization|UN Food and Agriculture Organization
G20|Group of 20|Group of Twenty|G-20
G7|Group of Seven|G-7
Gulf Cooperation Council|GCC
International Labour Organization|International Labor Organization|ILO
International Energy Agency|IEA
International Organization for Migration|IOM|International Organisation for Migration
Interpol|INTERPOL
Médecins Sans Frontières|Doctors Without Borders|MSF
Mercosur|Mercosul
Organization for the Prohibition of Chemical Weapons|OPCW|Organisation for the Prohibition of Chemical Weapons
Organization of Islamic Cooperation|OIC|Organisation of Islamic Cooperation
Palestine Liberation Organization|PLO|Palestine Liberation Organisation
Shanghai Cooperation Organization|SCO|Shanghai Cooperation Organisation
UNRWA|U.N. Relief and Works Agency|UN Relief and Works Agency|United Nations Relief and Works Agency
World Food Programme|World Food Program|WFP|U.N. World Food Program|UN World Food Programme
Al Jazeera|Al-Jazeera
Deutsche Presse-Agentur|dpa|DPA
Interfax|Interfax News Agency
Islamic Republic News Agency|IRNA
Kyodo News|Kyodo
New York Times|NYT
Press Trust of India|PTI
Radio Free Europe|RFE|Radio Free Europe Radio Liberty
RIA Novosti|RIA
Reuters|Reuters News Agency|Thomson Reuters
Wall Street Journal|WSJ
Washington Post|WaPo
Xinhua|Xinhua News Agency|New China News Agency
Yonhap|Yonhap News Agency
United Press International|UPI
Centers for Disease Control and Prevention|CDC|Centers for Disease Control|U.S. Centers for Disease Control and Prevention
Department of Homeland Security|DHS|U.S. Department of Homeland Security|Homeland Security Department
U.S. Congress|US Congress|United States Congress
U.S. House of Representatives|US House of Representatives
Justice Department|U.S. Justice Department|US Justice Department|U.S. Department of Justice|US Department of Justice|DOJ
Drug Enforcement Administration|DEA
Environmental Protection Agency|EPA|E.P.A.
Federal Aviation Administration|FAA
Federal Communications Commission|FCC
Federal Trade Commission|FTC
Food and Drug Administration|FDA|U.S. Food and Drug Administration
Internal Revenue Service|IRS
National Oceanic and Atmospheric Administration|NOAA
National Rifle Association|NRA
National Transportation Safety Board|NTSB
Securities and Exchange Commission|SEC
Treasury Department|U.S. Treasury|US Treasury|U.S. Treasury Department|U.S. Department of the Treasury
U.S. Supreme Court|US Supreme Court|Supreme Court of the United States|SCOTUS
U.S. Army|US Army|United States Army
U.S. Navy|US Navy|United States Navy
U.S. Air Force|US Air Force|United States Air Force
U.S. Marine Corps|US Marine Corps|United States Marine Corps
American Civil Liberties Union|ACLU
Federal Security Service|FSB
State Duma|Russian State Duma
KGB|K.G.B.
Wagner Group|Wagner PMC|PMC Wagner
Security Service of Ukraine|SBU
MI6|Secret Intelligence Service
Bundesbank|Deutsche Bundesbank
Bank of England|BoE|BOE
Bank of Japan|BoJ|BOJ
People's Bank of China|PBOC|PBoC
Christian Democratic Union|CDU
Social Democratic Party of Germany|SPD
Alternative for Germany|AfD|AFD
Scottish National Party|SNP
Islamic Revolutionary Guard Corps|IRGC|Iranian Revolutionary Guard Corps|Iranian Revolutionary Guards
Israel Defense Forces|IDF|Israeli Defense Forces|Israel Defence Forces
Hamas|Islamic Resistance Movement
Fatah|al-Fatah
Houthis|Houthi movement|Ansar Allah|Ansarullah
Kurdistan Workers' Party|PKK|Kurdistan Workers Party
Syrian Democratic Forces|SDF
Taliban|Taleban
Al-Shabab|al-Shabaab|Al Shabaab|Al-Shabaab
Lashkar-e-Taiba|Lashkar-e-Tayyiba|Lashkar-e-Toiba
Inter-Services Intelligence|ISI
Indian National Congress|Congress Party
Kuomintang|KMT|Guomindang
People's Liberation Army|PLA
Workers' Party of Korea|WPK
Korean People's Army|KPA
National Intelligence Service|NIS
Republican Party|GOP|G.O.P.
Democratic National Committee|DNC
Republican National Committee|RNC
Institutional Revolutionary Party|PRI
Revolutionary Armed Forces of Colombia|FARC
National Basketball Association|NBA
National Football League|NFL
Major League Baseball|MLB
National Hockey League|NHL
World Anti-Doping Agency|WADA|Wada
World Economic Forum|WEF
Human Rights Watch|HRW
Center for Strategic and International Studies|CSIS
Institute for the Study of War|ISW
Massachusetts Institute of Technology|MIT
General Motors|GM
International Business Machines|IBM
Volkswagen|VW
`;

/** World figures whose spellings no rule joins, and those known by one word. */
export const PERSONS = `
Volodymyr Zelenskyy|Volodymyr Zelensky|Volodymyr Zelenskiy|Vladimir Zelensky
Sergey Lavrov|Sergei Lavrov
Alexander Lukashenko|Aleksandr Lukashenko|Alyaksandr Lukashenka|Aliaksandr Lukashenka
Recep Tayyip Erdoğan|Recep Tayyip Erdogan
Mohammed bin Salman|Mohammad bin Salman|Muhammad bin Salman
Sviatlana Tsikhanouskaya|Svetlana Tikhanovskaya|Svetlana Tsikhanouskaya|Sviatlana Tikhanovskaya
Muammar Gaddafi|Moammar Gadhafi|Muammar Qaddafi|Moammar Kadafi|Muammar Gadhafi|Moammar Gaddafi
Ayman al-Zawahiri|Ayman al-Zawahri|Ayman Zawahri
Abed Rabbo Mansour Hadi|Abd Rabbu Mansour Hadi|Abdrabbuh Mansur Hadi|Abd-Rabbu Mansour Hadi
Khalifa Haftar|Khalifa Hifter
Yoon Suk Yeol|Yoon Seok-youl|Yoon Seok-yeol
Luiz Inácio Lula da Silva|Lula|Lula da Silva|Luiz Inacio da Silva
`;
