/** Turns texts into vectors that lie close together when the texts mean the same. */
export interface Embedder {
  /** Names the model and whatever else changes its vectors: vectors of different ids are never compared. */
  readonly id: string;
  readonly dimension: number;
  /** Cosine similarity from which a document is worth showing for a query; below it, likeness is noise. */
  readonly similarityFloor: number;
  /**
   * One vector per text, in order. A text of which the model knows nothing gets a vector of zeros. Aborts with
   * `signal`; throws when the model cannot be reached.
   */
  embed(texts: readonly string[], kind: 'query' | 'document', signal?: AbortSignal): Promise<Float32Array[]>;
}
