import type { Lexicon } from './lexicon.ts';
import { editDistance, foldWord, wordsOf } from './text.ts';

/** Rewrites words with one slip (two in long words) to the word that was meant, and leaves all others alone. */
export type MendTypos = (text: string) => string;

const SHORTEST = 5;

/** Everyday words that neither talk of shopping nor a catalogue need contain; of those that another word is near to. */
const EVERYDAY = new Set(
  `about above across after again against alone along already also always among another around aunt away back beach because become before begin behind being below bench beside best better between beyond birthday board bought bread break bring brother brown build built carry catch cause chance change child children choose christmas church city class clean clear close clothes cloud coach coast coffee colder comes common cotton could count country couple course cover cream cross daily dance daughter dinner doing door doubt dream dress drink drive driving during early earth easier easily easter eight either elder else empty enough entire even evening event every everyday exact extra family farmer father favourite feet fifteen fifty figure final first five flight floor flower follow found four fourth friday friend front fruit funny future garden gentle girlfriend boyfriend given giving glass going grand grass great green group grown guest guess guide half hand handy happen hardly hate having heard heart heavy height hello hiking holiday home horse hours house however huge hundred husband inches indoor inside into kids kind kitchen large later lately least leave left less light likes listen little lively living local longer looking loose loud lower lunch made mainly making maybe meant meeting might minute moment monday money month morning mother mountain mouse move much music myself narrow near neck never newer next nice night ninth none north nothing number ocean office often older once only open other outdoor outside over paper parent party people perhaps person phone photo picture piece place plain plane plant plate please plenty point pool power pretty prefer present price pupil quick quiet quite rain rather reach read ready really reason right river road room rough round running sand saturday school season second seven several shall shape sharp shelf shiny shirt short should shower simple since sister skating sleep slim slow small smart smell smooth snow soft solid some something sometimes somewhere sound south space spare special speed spend sport spring stand start station stay steel still stone store storm story straight strong student study stuff style such summer sunday sunny supper sure surely swim table taken taking taller teach teacher team teen teenager tender their them there these thick thin thing think third thirty those though thought thousand three through thursday tight times tired today toddler together tomorrow tonight touch tough towards town track trail train travel tried trip true truly trust trying tuesday twelve twenty twice uncle under until upper used useful using usual very visit waist wait walk wall want warm watch water wear weather wedding wednesday week weekend weight west wheel where which while white whole wide wider wife will window winter within without woman women wooden words work world worn worth would write wrong year yellow yesterday yoga young younger yours yourself`.split(
    ' ',
  ),
);

/** Words that slots and intents hang on: of all talk, only these are mended to. */
const KEYWORDS = new Set(
  'under below above between cheap cheaper cheapest expensive price compare comparison difference review reviews rating rated order orders package delivery shipping shipped tracking return returns refund cancel exchange available stock colour size newest popular recommend details warranty payment discount coupon second third first black white green yellow purple orange brown'.split(
    ' ',
  ),
);

/**
 * `spoken` are words of talk; the shop's own come from the lexicon. A word that either knows is never touched. A swapped, missing or doubled letter is mended from five letters on, a changed one from six, because
 * a changed letter often makes another true word.
 */
export function createMendTypos(lexicon: Lexicon, spoken: ReadonlySet<string>): MendTypos {
  const byStart = new Map<string, string[]>();
  const known = new Set([...spoken, ...EVERYDAY].flatMap((word) => [word, foldWord(word)]));
  for (const word of new Set([...lexicon.words, ...KEYWORDS])) {
    if (word.length < SHORTEST - 1) continue;
    const first = word[0] ?? '';
    const others = byStart.get(first);
    if (others) others.push(word);
    else byStart.set(first, [word]);
  }
  const meant = (word: string): string | undefined => {
    const folded = foldWord(word);
    const plain = word.toLowerCase();
    if (plain.length < SHORTEST || !/^[a-z]+$/.test(plain)) return undefined;
    if (known.has(plain) || known.has(folded) || lexicon.knows(folded)) return undefined;
    return closest(folded, byStart.get(plain[0] ?? '') ?? [], lexicon);
  };
  return (text) => {
    let mended = text;
    for (const { text: word, start, end } of wordsOf(text).toReversed()) {
      const better = meant(word);
      if (better) mended = `${mended.slice(0, start)}${better}${mended.slice(end)}`;
    }
    return mended;
  };
}

function closest(word: string, candidates: readonly string[], lexicon: Lexicon): string | undefined {
  let best: string | undefined;
  let least = word.length >= 8 ? 2.5 : 1.5;
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate, Math.floor(least));
    if (distance > least || (distance > 1 && !lexicon.knows(candidate))) continue;
    if (candidate.length === word.length && !isSlip(word, candidate)) continue;
    // Of two words equally near, the shop's own is the likelier.
    const cost = distance + (lexicon.knows(candidate) ? 0 : 0.4);
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return best;
}

const NEAR_LETTERS =
  'aeiouy ckqsz mn bv dt gj fv qwa wse edr rft tgy yhu uji iko olp asz sdx dfc fgv ghb hjn jkm kl zx xc cv vb bn';

/**
 * Words of one length differ by a slip when letters changed places, or a vowel, a like sound or a neighbour on the
 * keyboard stands for another: "speeker" is a speaker, but "sneaker" is not.
 */
function isSlip(a: string, b: string): boolean {
  if ([...a].sort().join('') === [...b].sort().join('')) return true;
  const groups = NEAR_LETTERS.split(' ');
  return [...a].every((letter, i) => {
    const other = b[i] ?? '';
    return (
      letter === other ||
      (a.length > SHORTEST && groups.some((group) => group.includes(letter) && group.includes(other)))
    );
  });
}
