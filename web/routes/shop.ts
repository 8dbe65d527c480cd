import type { RequestHandler } from 'express';
import { type ShopSettings, toolNames } from '../../shop/settings.ts';

/** `GET /api/shop`: what the page must know to look and speak like the shop. */
export function createShopRoute({
  settings,
  demo,
  plannerOnly,
}: {
  settings: ShopSettings;
  demo: boolean;
  /** No language model is configured. */
  plannerOnly: boolean;
}): RequestHandler {
  const { name, logo, colours, greeting, languages, currency, opening_hours, time_zone } = settings;
  const shop = {
    name,
    logo,
    colours,
    greeting,
    languages,
    currency,
    demo,
    openingHours: opening_hours,
    timeZone: time_zone,
    plannerOnly,
    tools: toolNames.filter((tool) => settings.tools[tool] !== false),
  };
  return (_req, res) => {
    res.json(shop);
  };
}
