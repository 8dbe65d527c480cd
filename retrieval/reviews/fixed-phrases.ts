/** Phrases that hold the name of something that may be judged and do not speak of it, each a regular expression. */
const ENGLISH = `look(?:s|ed|ing)? (?:no further|for|forward|into|after|elsewhere|out for|up|back|at|like)
  (?:take|took|taking|have|had|having|get|got) (?:a|another) (?:good |close |closer )?look  (?:on|not worth the) paper
  sounds? like  safe and sound  sound asleep  (?:in|come to|came to) light(?: of)?  light years?  traffic lights?  in the light of
  fit the bill  fit for purpose  see fit  last but not least  at (?:long )?last
  last (?:few |couple of )?(?:night|weeks?|weekend|months?|years?|days?|time|summer|winter|spring|autumn|fall|minute|one|thing|resort|straw|order|purchase|christmas|birthday)
  hard to (?:say|tell|believe|beat|imagine|know)  cold feet  fast asleep  hold water  test the waters?  dead in the water  price to pay
  at (?:all|any) costs?  (?:it is |it's )?worth (?:noting|mentioning|considering|adding|reading|saying|pointing out)  (?:at )?face value
  come clean  clean slate  (?:big|whole|get the) picture  picture this  on edge  take(?:s|n)? the edge off  (?:cutting|leading) edge
  around the edges  quality time  in charge(?: of)?  (?:free of|no|at no|without|extra) charge  in the space of  heat of the moment
  smells? (?:a rat|fishy)  (?:matter|question) of taste  in (?:good|bad|poor) taste  bad taste in  safe to say  better safe than sorry
  to be safe  on the safe side  play it safe  (?:still )?going strong  up to speed  in (?:this )?connection with  worth its weight
  just kidding  no kidding  kidding me  child's play  by design  in return  return on investment  pairs? of
  (?:a|another|this|that|new|second|first|spare|each|the|my|old|our) pair  break(?:ing)? the bank  (?:lunch|coffee|tea|a) break  far and wide  wide awake
  wide (?:range|variety|choice)  sit tight  loose ends?  rain or shine  heavy (?:users?|use|rain|traffic)  warm[ -]ups?  for good measure  hands? down  in good shape  for the time being  at the end of the day`;
const CHINESE = `值得(?:一说|一提|注意|肯定|说|强调)的?是?  纸面上?  理论上  表面上  字面上  (?:赶|尽|凉|愉|痛|爽|欢|勤)快  快要  赶紧  要紧  抓紧  紧急  紧接着
  重新  重要  重复  尊重  严重  重点  注重  隆重  轻易  年轻  轻松  硬件  硬盘  硬币  软件  不断  判断  果断  信用卡  银行卡  会员卡  卡片  沉浸  沉迷
  遗漏  冷静  宝贵  珍贵  贵宾  贵司  香港  好坏都  一家大小  大小事  总的来说  看起来  看上去  看样子  听起来  说起来`;

const inWords = (list: string): string =>
  list
    .trim()
    .split(/\s{2,}|\n\s*/)
    .join('|');
const FIXED = new RegExp(`\\b(?:${inWords(ENGLISH)})\\b|${inWords(CHINESE)}`, 'gi');

/** The text with spaces in the place of fixed phrases: "look no further" speaks of no looks, "on paper" of no paper. */
export const withoutFixedPhrases = (text: string): string =>
  text.replace(FIXED, (phrase) => ' '.repeat(phrase.length));
