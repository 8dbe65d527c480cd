import type {
  Card,
  ComparisonCard,
  HelpCard,
  OpinionsCard,
  OrderCard,
  OrdersCard,
  ProductCard,
  ProductsCard,
  ProductView,
  ReviewsCard,
} from '../../tools/cards.ts';

const shoe: ProductView = {
  id: 'shoe-1',
  title: 'Trailblazer Running Shoe',
  brand: 'Northpeak',
  category: ['Sport', 'Running'],
  image: '/pictures/shoe-1.svg',
  url: 'https://shop.example/p/shoe-1',
  currency: 'USD',
  priceCents: 7900,
  priceMaxCents: 8900,
  compareAtCents: 9900,
  rating: 4.46,
  ratingCount: 128,
  inStock: true,
  options: [
    {
      name: 'Colour',
      values: [
        { value: 'blue', available: true },
        { value: 'black', available: false },
      ],
    },
  ],
  variants: [
    {
      id: 'v1',
      options: { Colour: 'blue' },
      priceCents: 7900,
      compareAtCents: 9900,
      available: true,
      stock: 3,
    },
    { id: 'v2', options: { Colour: 'black' }, priceCents: 8900, available: false, stock: 0 },
  ],
};

const tea: ProductView = {
  id: 'tea-1',
  title: '武夷山大红袍乌龙茶礼盒装',
  category: ['食品', '茶'],
  currency: 'CNY',
  priceCents: 16800,
  priceMaxCents: 16800,
  ratingCount: 0,
  inStock: false,
  options: [],
  variants: [{ id: 'v3', options: {}, priceCents: 16800, available: false }],
};

const products: ProductsCard = {
  kind: 'products',
  match: 'nearest',
  understood: [
    { key: 'query', label: 'running shoes' },
    { key: 'max_price', label: '≤ $80.00' },
  ],
  total: 12,
  products: [shoe, tea],
};

const product: ProductCard = {
  kind: 'product',
  product: shoe,
  description: 'A light shoe for long runs on gravel.',
  attributes: [
    { name: 'Weight', value: '240 g' },
    { name: '材质', value: '网布与橡胶' },
  ],
};

const comparison: ComparisonCard = {
  kind: 'comparison',
  products: [shoe, tea],
  rows: [
    { name: 'Weight', values: ['240 g', '500 克'], differs: true },
    { name: 'Origin', values: ['Portugal, from recycled materials and natural rubber', ''], differs: true },
  ],
};

const reviews: ReviewsCard = {
  kind: 'reviews',
  productId: 'shoe-1',
  productTitle: 'Trailblazer Running Shoe',
  rating: 4.46,
  count: 128,
  histogram: [2, 4, 10, 32, 80],
  about: { text: 'fit', mentions: 42, positive: 31, negative: 9 },
  summary: {
    share: 0.82,
    aspects: [
      {
        name: 'fit',
        mentions: 42,
        positive: 31,
        negative: 9,
        share: 0.775,
        quote: {
          id: 'r3',
          rating: 4,
          title: '',
          text: 'Fits like a glove.',
          verified: true,
          leaning: 'positive',
        },
      },
    ],
    trend: [
      { quarter: '2026-01-01', reviews: 60, rating: 4.6 },
      { quarter: '2026-04-01', reviews: 68, rating: 4.3 },
    ],
    trust: {
      score: 0.98,
      doubted: 3,
      reasons: [
        { reason: 'copy', reviews: 2 },
        { reason: 'burst', reviews: 1 },
      ],
    },
  },
  quotes: [
    {
      id: 'r1',
      rating: 5,
      title: 'Great on gravel',
      text: 'Light, dry and quick.\nWould buy again.',
      author: 'Ada',
      date: '2026-05-04T10:00:00.000Z',
      language: 'en',
      verified: true,
    },
    { id: 'r2', rating: 2, title: '', text: '鞋码偏小，建议买大一号。', language: 'zh', verified: false },
  ],
};

const opinions: OpinionsCard = {
  kind: 'opinions',
  about: { text: 'grip', mentions: 20, positive: 15, negative: 4 },
  leaning: 'positive',
  understood: [{ key: 'category', label: 'Running' }],
  products: [
    {
      product: shoe,
      mentions: 12,
      positive: 11,
      negative: 1,
      quote: {
        id: 'r4',
        rating: 5,
        title: '',
        text: 'The grip held on wet stone.',
        author: 'Ada',
        date: '2026-05-04T10:00:00.000Z',
        language: 'en',
        verified: true,
        leaning: 'positive',
      },
    },
    { product: tea, mentions: 1, positive: 1, negative: 0 },
  ],
};

const order: OrderCard = {
  kind: 'order',
  order: {
    id: '#W1001',
    status: 'out_for_delivery',
    placedAt: '2026-06-01T08:00:00.000Z',
    expectedAt: '2026-06-05T08:00:00.000Z',
    currency: 'USD',
    totalCents: 15300,
    subtotalCents: 15800,
    discountCents: 1000,
    shippingCents: 500,
    couponCode: 'HELLO10',
    items: [
      {
        productId: 'shoe-1',
        variantId: 'v1',
        title: 'Trailblazer Running Shoe',
        options: { Colour: 'blue' },
        priceCents: 7900,
        quantity: 2,
      },
    ],
    address: {
      line1: '1 High Street',
      line2: '',
      city: 'Springfield',
      region: 'IL',
      postcode: '62701',
      country: 'USA',
    },
    shipments: [
      {
        carrier: 'DHL',
        trackingNumbers: ['JD0146'],
        trackingUrl: 'https://track.example/JD0146',
        items: ['Trailblazer Running Shoe'],
        events: [
          { at: '2026-06-02T09:00:00.000Z', status: 'shipped', place: 'Chicago' },
          { at: '2026-06-04T07:00:00.000Z', status: 'out_for_delivery', place: 'Springfield' },
        ],
      },
    ],
    payments: [{ kind: 'payment', amountCents: 15300, method: 'paypal', at: '2026-06-01T08:00:00.000Z' }],
  },
};

const orders: OrdersCard = { kind: 'orders', total: 7, orders: [order.order] };

const help: HelpCard = {
  kind: 'help',
  pages: [
    {
      id: 'returns',
      topic: 'returns',
      title: 'Returns',
      excerpt: 'You may return anything unused within 30 days.',
      url: 'https://shop.example/help/returns',
    },
  ],
};

/** One card of each kind, in both languages and with sold-out, unrated and double-width content, for the channels' tests. */
export const sampleCards = {
  products,
  product,
  comparison,
  reviews,
  opinions,
  order,
  orders,
  help,
} satisfies {
  [K in Card['kind']]: Extract<Card, { kind: K }>;
};
