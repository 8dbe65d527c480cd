/** What a word or phrase of a query can do there; a phrase may have several, and its neighbours decide. */
export type Sign =
  /** Stands before the highest figure that will do, or behind it. */
  | 'atMost'
  | 'orLess'
  /** Stands before the lowest figure that will do, or behind it. */
  | 'atLeast'
  | 'orMore'
  /** Stands before two figures, and between them. */
  | 'between'
  | 'to'
  /** Stands before a figure that is meant roughly, or behind it. */
  | 'around'
  | 'orSo'
  /** Stands behind two figures. */
  | 'range'
  /** Says that a figure is money. */
  | 'price'
  | 'budget'
  /** Says that a figure is a rating. */
  | 'star'
  | 'rating'
  /** Refuses what follows, or what stood before. */
  | 'not'
  | 'notBehind'
  /** Joins what is refused or asked for. */
  | 'and'
  /** Says of what limit its neighbour is a value. */
  | 'brand'
  | 'category'
  | 'colour'
  | 'size'
  /** Stands before what something must have, or what it is made to go with. */
  | 'with'
  | 'for'
  /** A limit or an order by itself. */
  | 'inStock'
  | 'cheap'
  | 'priceLow'
  | 'priceHigh'
  | 'bestRated'
  | 'newest'
  | 'popular'
  /** Behind a figure says that it counts things, so that it is no sum of money. */
  | 'count'
  /** Says that somebody asks, and nothing of what for. */
  | 'asking'
  /** Does nothing, and keeps the shorter phrases in it from doing something. */
  | 'neutral';

/** The phrases of a language by what they do, separated by bars; a phrase may stand in several rows. */
export type SignTable = Readonly<Record<Sign, string>>;
