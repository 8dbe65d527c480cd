import type { Locale } from '../db/records.ts';
import { renderPrompt } from '../prompts/render.ts';
import type { ShopSettings } from '../shop/settings.ts';
import type { Speaker, TurnInput } from './turn-types.ts';

export interface PromptContext {
  locale: Locale;
  speaker: Speaker;
  /** First name of a signed-in customer. */
  customerName?: string;
  page?: TurnInput['page'];
  now: Date;
}

/**
 * The system prompt of one turn: the shop's part first, which is the same for every turn and can be cached, then
 * what is true just now as a JSON block.
 */
export function createSystemPrompt(
  template: string,
  settings: Pick<ShopSettings, 'name' | 'tone' | 'currency'>,
): (context: PromptContext) => string {
  const fixed = renderPrompt(template, { shop: settings.name.en, tone: settings.tone });
  return ({ locale, speaker, customerName, page, now }) => {
    const context = {
      locale,
      speaker: speaker.kind,
      customer_name: customerName,
      page: page?.productId ? { product_id: page.productId } : undefined,
      shop: { name: settings.name[locale], currency: settings.currency },
      now: now.toISOString().slice(0, 16),
    };
    return `${fixed}\n<context>${JSON.stringify(context).replaceAll('<', '\\u003c')}</context>`;
  };
}
