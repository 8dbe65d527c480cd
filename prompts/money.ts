import type { Locale } from '../db/records.ts';

const formatters = new Map<string, Intl.NumberFormat>();

/** A price as people of that language read it; `cents` are hundredths of the currency's unit. */
export function formatMoney(cents: number, currency: string, locale: Locale): string {
  const key = `${locale} ${currency}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en-US', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    });
    formatters.set(key, formatter);
  }
  return formatter.format(cents / 100);
}
