import { createFeatureCollector, hashText } from './feature-lists.ts';
import type { ReadText } from './text-classifier.ts';

const LONGEST_TEXT = 20_000;
const TOKEN = /\p{Script=Han}|[\p{Script=Latin}']+|\p{N}+|[^\s\p{L}\p{N}]/gu;
const kinds = { word: 1, character: 2 };

/** Two views of a text: its words with their marks, and its letters, in which habits of writing show. */
export function createReadWording(): (text: string) => ReadText {
  const collector = createFeatureCollector();
  return (text) => {
    const plain = text.slice(0, LONGEST_TEXT).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
    collector.addRuns((plain.match(TOKEN) ?? []).map(hashText), 1, 2, kinds.word);
    const words = collector.take();
    const codes = Array.from({ length: plain.length }, (_, i) => plain.charCodeAt(i));
    collector.addRuns(codes, 2, 5, kinds.character);
    return { views: [words, collector.take()], hints: [] };
  };
}
