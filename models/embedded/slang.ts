/** Chat spellings and what they stand for; applied before anything is read. */
const SLANG: readonly [RegExp, string][] = [
  [/\b(?:im|iam)\b/gi, "i'm"],
  [/\b(look|search|shopp|hunt)in\b/gi, '$1ing'],
  [/\bsz\b/gi, 'size'],
  [/\bgimme\b/gi, 'give me'],
  [/\blemme\b/gi, 'let me'],
  [/\bwanna\b/gi, 'want to'],
  [/\bgonna\b/gi, 'going to'],
  [/\bgotta\b/gi, 'have to'],
  [/\bur\b/gi, 'your'],
  [/\b(?:u|ya)\b/gi, 'you'],
  [/\b(?:pls|plz|plss|plez)\b/gi, 'please'],
  [/\b(?:thx|thnx|tnx|tysm|ty)\b/gi, 'thanks'],
  [/\b(?:ppl|peeps)\b/gi, 'people'],
  [/\b(?:abt|bout)\b/gi, 'about'],
  [/\b(?:'em|em)\b/gi, 'them'],
  [/\bw\//gi, 'with '],
  [/\b(?:bc|cuz|coz)\b/gi, 'because'],
  [/\bwhats\b/gi, "what's"],
  [/\b(is|are|does|do|was|were|has|have|did|wo|ca)nt\b/gi, "$1n't"],
  [/\b(\d+)-?ish\b/gi, 'around $1'],
  [/\brn\b/gi, 'right now'],
  [/有木有/g, '有没有'],
  [/木有/g, '没有'],
  [/咋样/g, '怎么样'],
  [/咋/g, '怎么'],
  [/瞅瞅|瞧瞧|看一看|瞅一?眼/g, '看看'],
  [/多少米|多少银子|几多钱/g, '多少钱'],
];

export const spellOutSlang = (text: string): string =>
  SLANG.reduce((spelt, [pattern, word]) => spelt.replace(pattern, word), text);
