-- Finds the few products within two prices.
create index search_documents_prices on search_documents using gist
  (int8range(least(price_min_cents, price_max_cents), greatest(price_min_cents, price_max_cents), '[]'));
