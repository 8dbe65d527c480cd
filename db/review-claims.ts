import type { Queryable } from './connect.ts';

/** A sentence of a review as it is asked whether something is so. */
export interface ClaimPassage {
  review_id: string;
  place: number;
  text: string;
  language: string;
  rating: number;
  helpful: number;
  weight: number;
  /** How many of the words asked stand in it. */
  words: number;
  /** Mean of what the review says of the aspects, on the sentence that says it most clearly; null elsewhere. */
  positive: number | null;
}

/** The sentences of a product's newest reviews, at most 4,000. */
export async function readClaimPassages(
  db: Queryable,
  reader: number,
  productId: string,
  { aspects, words }: { aspects: readonly string[]; words: readonly string[] },
): Promise<ClaimPassage[]> {
  return db.query<ClaimPassage>(
    `select g.review_id, g.place, g.body as text, g.language, r.rating, r.helpful, coalesce(d.weight, 1) as weight,
       said.positive,
       (select count(*)::int from unnest($4::text[]) as w(term) where w.term = any(g.terms)) as words
       from review_passages g
       join reviews r on r.id = g.review_id
       left join review_doubts d on d.reader_no = g.reader_no and d.review_id = g.review_id
       left join (select review_id, avg(positive)::float8 as positive,
           (array_agg(place order by abs(positive - 0.5) desc, place))[1] as place
           from review_mentions where reader_no = $1 and product_id = $2 and aspect = any($3::text[])
          group by review_id) said on said.review_id = g.review_id and said.place = g.place
      where g.reader_no = $1 and g.product_id = $2
      order by r.created_at desc nulls last, g.review_id, g.place limit 4000`,
    [reader, productId, aspects, words],
  );
}
