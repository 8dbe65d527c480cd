const PIECE_LIMIT = 6;
/** Less than this share of the characters known, and it is another thing. */
const LEAST_COVERED = 0.5;

/** Every run of characters within a word that may be a word of the shop's own. */
export function piecesOfRun(run: string): string[] {
  const pieces = new Set<string>();
  for (let from = 0; from < run.length; from++) {
    for (let to = from + 1; to <= Math.min(run.length, from + PIECE_LIMIT); to++)
      pieces.add(run.slice(from, to));
  }
  return [...pieces];
}

/**
 * The known pieces, without overlap, that cover a word of Chinese characters best, long ones before many; empty when
 * more than half of it stays uncovered.
 */
export function coverRun(run: string, known: ReadonlySet<string>): string[] {
  // best[i] is the best cover of the first i characters, by the sum of its pieces' squared lengths.
  const best: { worth: number; pieces: string[] }[] = [{ worth: 0, pieces: [] }];
  for (let to = 1; to <= run.length; to++) {
    let cover = best[to - 1] ?? { worth: 0, pieces: [] };
    for (let from = Math.max(0, to - PIECE_LIMIT); from < to; from++) {
      const piece = run.slice(from, to);
      const before = best[from];
      const worth = (before?.worth ?? 0) + piece.length ** 2;
      if (before && known.has(piece) && worth > cover.worth)
        cover = { worth, pieces: [...before.pieces, piece] };
    }
    best.push(cover);
  }
  const pieces = best[run.length]?.pieces ?? [];
  return pieces.join('').length >= run.length * LEAST_COVERED ? pieces : [];
}
