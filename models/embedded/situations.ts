import {
  AIMessage,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from '@langchain/core/messages';
import type { Language, Vocabulary } from './vocabulary.ts';

/** A shop to test against. */
export const VOCABULARY: Vocabulary = {
  brands: ['Velorrin', 'Tarnbeck', 'Ostrelle', 'Sonaquill', 'Quellaris', 'Florquessa'],
  categories: [
    { name: 'Shoes', zh: '鞋靴' },
    { name: 'Kitchen', zh: '厨房' },
    { name: 'Running shoes', zh: '跑鞋' },
    { name: 'Trail running shoes', zh: '越野跑鞋' },
    { name: 'Hiking boots', zh: '登山靴' },
    { name: 'Ankle boots', zh: '短靴' },
    { name: 'Dresses', zh: '连衣裙' },
    { name: 'Tents', zh: '帐篷' },
    { name: 'Headphones', zh: '头戴式耳机' },
    { name: 'Earbuds', zh: '真无线耳机' },
    { name: 'Bluetooth speakers', zh: '蓝牙音箱' },
    { name: 'Laptops', zh: '笔记本电脑' },
    { name: 'Mirrorless cameras', zh: '微单相机' },
    { name: 'Sofas', zh: '沙发' },
    { name: 'Backpacks', zh: '双肩包' },
    { name: 'Table lamps', zh: '台灯' },
    { name: 'Moisturisers', zh: '面霜' },
    { name: "Chef's knives", zh: '主厨刀' },
    { name: 'T-shirts', zh: 'T恤' },
  ],
  colours: ['black', 'white', 'cobalt blue', 'coral red', 'navy', 'grey', 'cream', 'orange', 'oak'],
  sizes: ['36', '40', '41', '42', '43', '44', 'XS', 'S', 'M', 'L', 'XL', '39-42', 'Cabin', 'King'],
  options: {
    Size: ['42'],
    Storage: ['128 GB', '256 GB'],
    Resistance: ['light', 'heavy'],
    Capacity: ['2 people', '4 people'],
  },
  terms: ['velorrin', 'cushioned', 'camera', 'desk', 'beach', 'lamp'],
  orderNumberExample: 'SK-100001',
};

export const PRODUCTS = [
  {
    product_id: 'P1',
    title: 'Velorrin Cadence running shoes',
    brand: 'Velorrin',
    price: '$62.00',
    rating: 4.2,
    reviews: 31,
    in_stock: true,
  },
  {
    product_id: 'P2',
    title: 'Tarnbeck Drift running shoes',
    brand: 'Tarnbeck',
    price: '$71.00 - $79.00',
    rating: 4.6,
    reviews: 88,
    in_stock: true,
  },
  {
    product_id: 'P3',
    title: 'Ostrelle Pacer running shoes',
    brand: 'Ostrelle',
    price: '$68.00',
    rating: 3.9,
    reviews: 12,
    in_stock: false,
  },
];

const MORE_PRODUCTS = [
  ...PRODUCTS,
  {
    product_id: 'P4',
    title: 'Velorrin Tempo running shoes',
    brand: 'Velorrin',
    price: '$74.00',
    rating: 4.4,
  },
  {
    product_id: 'P5',
    title: 'Ostrelle Glide running shoes',
    brand: 'Ostrelle',
    price: '$66.00',
    rating: 4.1,
  },
];

export const ORDERS = ['SK-100001', 'SK-100002'].map((order_id, i) => ({
  order_id,
  order_status: i === 0 ? 'shipped' : 'delivered',
  placed: '2026-11-10',
  expected: '2026-11-25',
  total: '$71.00',
  items: [
    {
      product_id: 'P2',
      title: 'Tarnbeck Drift running shoes',
      options: { Size: '42' },
      quantity: 1,
      price: '$71.00',
    },
  ],
}));

/** One answered message as it stands in a history: the call that was made and what came of it. */
export const answered = (
  say: string,
  name: string,
  args: Record<string, unknown>,
  result: object,
  answer = 'There.',
): BaseMessage[] => {
  const id = `call ${name} ${say}`;
  return [
    new HumanMessage(say),
    new AIMessage({ content: '', tool_calls: [{ id, name, args, type: 'tool_call' }] }),
    new ToolMessage({ tool_call_id: id, content: JSON.stringify({ status: 'ok', ...result }) }),
    new AIMessage(answer),
  ];
};

/** The system message of a turn. */
export const spoken = (context: Record<string, unknown>): SystemMessage =>
  new SystemMessage(`Rules.\n<context>${JSON.stringify(context)}</context>`);

const searched = (
  language: Language,
  more: Record<string, unknown> = {},
  products: readonly object[] = PRODUCTS,
): BaseMessage[] =>
  answered(
    language === 'zh' ? '80以内的跑鞋' : 'show me running shoes under 80',
    'search_catalog',
    {
      query: language === 'zh' ? '跑鞋' : 'running shoes',
      category: 'Running shoes',
      max_price: 80,
      ...more,
    },
    { match: 'exact', total: 14, products },
  );

const shop = { shop: { name: 'Demo', currency: 'USD' } };
const customer = spoken({ speaker: 'customer', ...shop });
const guest = spoken({ speaker: 'guest', ...shop });

/** Histories that the requests of `dev-requests` and the dialogue tests begin with, by name. */
export const situations: Readonly<Record<string, (language: Language) => BaseMessage[]>> = {
  start: () => [customer],
  customer: () => [customer],
  guest: () => [guest],
  page: () => [spoken({ speaker: 'guest', page: { product_id: 'P9' }, ...shop })],
  shown: (language) => [customer, ...searched(language)],
  blue: (language) => [customer, ...searched(language, { colour: 'blue' })],
  five: (language) => [customer, ...searched(language, {}, MORE_PRODUCTS)],
  product: (language) => [
    customer,
    ...searched(language),
    ...answered(
      language === 'zh' ? '介绍一下第二个' : 'tell me about the second',
      'get_product',
      { product_id: 'P2' },
      { ...PRODUCTS[1], options: {}, attributes: {} },
    ),
  ],
  orders: (language) => [
    customer,
    ...answered(
      language === 'zh' ? '我的订单' : 'show my orders',
      'list_orders',
      {},
      { total: 2, orders: ORDERS },
    ),
  ],
  order: (language) => [
    customer,
    ...answered(
      language === 'zh' ? '订单SK-100001' : 'order SK-100001',
      'get_order',
      { order_id: 'SK-100001' },
      ORDERS[0] ?? {},
    ),
  ],
  proof: (language) => [
    guest,
    ...answered(
      language === 'zh' ? '订单SK-100234到哪了' : 'where is order SK-100234',
      'get_order',
      { order_id: 'SK-100234' },
      { status: 'refused', code: 'proof_needed', hint: 'Ask.' },
    ),
  ],
  asked_number: (language) => [
    guest,
    new HumanMessage(language === 'zh' ? '我的订单到哪了' : 'where is my order?'),
    new AIMessage(language === 'zh' ? '请提供订单号。' : 'Please give me the order number.'),
  ],
};
