import { normaliseText, type Tokeniser } from './tokenise.ts';

/** Something that people say in many words and two languages: "battery life", "lasts all day", 续航. */
export interface Concept {
  name: string;
  /** As people write them; English ones match in every inflection. */
  phrases: readonly string[];
}

/** A text in the two forms in which phrases are looked for in it. */
export interface ReadText {
  /** Stems between single spaces, a space at either end. */
  stems: string;
  plain: string;
}

/** Finds concepts and words in texts, cutting them as the tokeniser does. */
export interface ConceptReader {
  read(text: string): ReadText;
  /** The concepts that a text speaks of, and the stems of its words that belong to none of them. */
  understand(text: string): { concepts: Concept[]; rest: string[] };
  /** How often a text speaks of the concept. */
  count(text: ReadText, concept: Concept): number;
}

const HAN = /\p{Script=Han}/u;

/** Names and phrases of `concepts` are prepared once; reading is then linear in the text. */
export function createConceptReader(concepts: readonly Concept[], tokeniser: Tokeniser): ConceptReader {
  const stemsOf = (text: string) => tokeniser.words(text).map((word) => word.terms[0] ?? word.surface);
  const prepared = new Map(
    concepts.map((concept) => [
      concept,
      concept.phrases.map((phrase) => (HAN.test(phrase) ? phrase : ` ${stemsOf(phrase).join(' ')} `)),
    ]),
  );
  const read = (text: string): ReadText => ({
    stems: ` ${stemsOf(text).join(' ')} `,
    plain: normaliseText(text),
  });
  const occurrences = ({ stems, plain }: ReadText, pattern: string) =>
    (HAN.test(pattern) ? plain : stems).split(pattern).length - 1;
  return {
    read,
    count: (text, concept) =>
      (prepared.get(concept) ?? []).reduce((sum, pattern) => sum + occurrences(text, pattern), 0),
    understand: (text) => {
      const asked = read(text);
      const found: Concept[] = [];
      let rest = asked;
      for (const [concept, patterns] of prepared) {
        // The longest first: "noise" must not be taken out of "noise cancelling".
        const present = patterns
          .filter((pattern) => occurrences(asked, pattern) > 0)
          .sort((a, b) => b.length - a.length);
        if (present.length > 0) found.push(concept);
        for (const pattern of present) rest = withoutPattern(rest, pattern);
      }
      const left = new Set(stemsOf(rest.plain));
      return { concepts: found, rest: rest.stems.split(' ').filter((stem) => stem && keepsRest(stem, left)) };
    },
  };
}

const withoutPattern = ({ stems, plain }: ReadText, pattern: string): ReadText =>
  HAN.test(pattern)
    ? { stems, plain: plain.replaceAll(pattern, ' ') }
    : { stems: stems.replaceAll(pattern, ' '), plain };

/** Chinese words are taken out of the plain text, English ones out of the stems. */
const keepsRest = (stem: string, left: ReadonlySet<string>): boolean => !HAN.test(stem) || left.has(stem);
