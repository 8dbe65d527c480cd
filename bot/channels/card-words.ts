import type { Locale } from '../../db/records.ts';
import { formatMoney } from '../../prompts/money.ts';
import type { OrderLineView, OrderSummaryView, ProductView } from '../../tools/cards.ts';

const statuses: Record<Locale, Record<string, string>> = {
  en: {
    pending: 'pending',
    processed: 'processed',
    shipped: 'shipped',
    in_transit: 'in transit',
    out_for_delivery: 'out for delivery',
    delivered: 'delivered',
    cancelled: 'cancelled',
    return_requested: 'return requested',
    returned: 'returned',
    exchange_requested: 'exchange requested',
    exchanged: 'exchanged',
  },
  zh: {
    pending: '待处理',
    processed: '已处理',
    shipped: '已发货',
    in_transit: '运输中',
    out_for_delivery: '派送中',
    delivered: '已送达',
    cancelled: '已取消',
    return_requested: '已申请退货',
    returned: '已退货',
    exchange_requested: '已申请换货',
    exchanged: '已换货',
  },
};

const en = {
  inStock: 'in stock',
  left: (count: number) => `only ${count} left`,
  soldOut: 'sold out',
  was: (price: string) => `was ${price}`,
  reviews: (count: number) => (count === 1 ? '1 review' : `${count} reviews`),
  noReviews: 'no reviews yet',
  price: 'Price',
  rating: 'Rating',
  stock: 'Stock',
  details: 'Details',
  seeReviews: 'Reviews',
  openPage: 'Open in the shop',
  askDetails: (title: string) => `Tell me more about ${title}`,
  askReviews: (title: string) => `What do people say about ${title}?`,
  verified: 'verified purchase',
  about: (topic: string, positive: number, negative: number) =>
    `About "${topic}": ${positive} praise it, ${negative} find fault`,
  order: 'Order',
  orders: (shown: number, total: number) =>
    shown < total ? `${shown} of ${total} orders` : total === 1 ? '1 order' : `${total} orders`,
  askOrder: (id: string) => `Where is order ${id}?`,
  status: 'Status',
  placed: 'Placed',
  expected: 'Expected',
  total: 'Total',
  subtotal: 'Items',
  discount: 'Discount',
  shipping: 'Shipping',
  shipment: 'Shipment',
  tracking: 'Tracking',
  trackParcel: 'Track the parcel',
  address: 'Delivery to',
  cancelReason: 'Reason',
  payment: 'Paid',
  refund: 'Refunded',
  more: (count: number) => `and ${count} more`,
  colon: ': ',
  separator: ', ',
};

const zh: typeof en = {
  inStock: '有货',
  left: (count) => `仅剩 ${count} 件`,
  soldOut: '售罄',
  was: (price) => `原价 ${price}`,
  reviews: (count) => `${count} 条评价`,
  noReviews: '暂无评价',
  price: '价格',
  rating: '评分',
  stock: '库存',
  details: '详情',
  seeReviews: '评价',
  openPage: '在商店中打开',
  askDetails: (title) => `介绍一下${title}`,
  askReviews: (title) => `大家怎么评价${title}？`,
  verified: '已购买',
  about: (topic, positive, negative) => `关于“${topic}”：${positive} 条好评，${negative} 条差评`,
  order: '订单',
  orders: (shown, total) => (shown < total ? `共 ${total} 个订单，显示 ${shown} 个` : `${total} 个订单`),
  askOrder: (id) => `订单 ${id} 到哪里了？`,
  status: '状态',
  placed: '下单时间',
  expected: '预计送达',
  total: '合计',
  subtotal: '商品金额',
  discount: '优惠',
  shipping: '运费',
  shipment: '包裹',
  tracking: '运单号',
  trackParcel: '查看物流',
  address: '收货地址',
  cancelReason: '原因',
  payment: '已付款',
  refund: '已退款',
  more: (count) => `还有 ${count} 项`,
  colon: '：',
  separator: '、',
};

/** Fewer units than this are worth telling. */
const FEW_LEFT = 5;

/** What cards say beside the records they show, in the reader's language; times are told in the shop's zone. */
export function wordsOf(locale: Locale, timeZone = 'UTC') {
  const words = locale === 'zh' ? zh : en;
  const days = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-US', {
    dateStyle: 'medium',
    timeZone,
  });
  return {
    ...words,
    /** A status in words; one that only the source knows is shown as it came. */
    statusOf: (status: string) => statuses[locale][status] ?? status.replaceAll('_', ' '),
    day: (time: string) => days.format(new Date(time)),
    money: (cents: number, currency: string) => formatMoney(cents, currency, locale),
    priceOf: ({ priceCents, priceMaxCents, currency }: ProductView) => {
      const low = formatMoney(priceCents, currency, locale);
      return priceMaxCents > priceCents ? `${low} – ${formatMoney(priceMaxCents, currency, locale)}` : low;
    },
    stockOf: ({ inStock, variants }: ProductView) => {
      if (!inStock) return words.soldOut;
      const counts = variants.filter((variant) => variant.available).map((variant) => variant.stock);
      const left = counts.reduce<number>((sum, stock) => sum + (stock ?? FEW_LEFT), 0);
      return left > 0 && left < FEW_LEFT ? words.left(left) : words.inStock;
    },
    optionsOf: ({ options }: ProductView) =>
      options.map(({ name, values }) => ({
        name,
        values: values
          .map(({ value, available }) => (available ? value : `${value} (${words.soldOut})`))
          .join(words.separator),
      })),
    lineOf: (line: OrderLineView, { currency }: OrderSummaryView) => {
      const options = Object.values(line.options).join(words.separator);
      return {
        name: `${line.quantity} × ${line.title}${options ? ` (${options})` : ''}`,
        price: formatMoney(line.priceCents * line.quantity, currency, locale),
      };
    },
  };
}

export type CardWords = ReturnType<typeof wordsOf>;

/** Five stars, as many filled as the rating rounds to. */
export function starsOf(rating: number): string {
  const filled = Math.min(5, Math.max(0, Math.round(rating)));
  return '★'.repeat(filled) + '☆'.repeat(5 - filled);
}
