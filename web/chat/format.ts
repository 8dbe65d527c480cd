import type { Locale } from './state/wire.ts';

const tags: Record<Locale, string> = { en: 'en-US', zh: 'zh-CN' };

/** How a language writes amounts and times; the formatters are made once. */
export function createFormat(locale: Locale) {
  const tag = tags[locale];
  const numbers = new Intl.NumberFormat(tag);
  const ratings = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const days = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric' });
  const moments = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const moneyBy = new Map<string, Intl.NumberFormat>();
  const money = (currency: string) => {
    let formatter = moneyBy.get(currency);
    if (!formatter) {
      formatter = new Intl.NumberFormat(tag, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
      });
      moneyBy.set(currency, formatter);
    }
    return formatter;
  };
  const time = (write: Intl.DateTimeFormat) => (iso: string) => {
    const date = new Date(iso);
    return Number.isNaN(date.getTime()) ? iso : write.format(date);
  };
  return {
    tag,
    number: (value: number) => numbers.format(value),
    rating: (value: number) => ratings.format(value),
    /** `cents` are hundredths of the currency's unit. */
    money: (cents: number, currency: string) => money(currency).format(cents / 100),
    /** A round amount, in the currency's own units. */
    amount: (units: number, currency: string) =>
      new Intl.NumberFormat(tag, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        maximumFractionDigits: 0,
      }).format(units),
    day: time(days),
    moment: time(moments),
  };
}

export type Format = ReturnType<typeof createFormat>;
