-- The shop's own records. Money is integer cents; texts are as the shop wrote them; ids are the shop's own.
create extension if not exists vector;
create extension if not exists pg_trgm;

create table shop_state (
  key text primary key,
  value jsonb not null
);

create table products (
  id text primary key,
  title text not null,
  description text not null,
  brand text,
  category text[] not null,
  attributes jsonb not null,
  tags text[] not null,
  currency text not null,
  images text[] not null,
  eans text[] not null,
  model text,
  url text,
  released_at timestamptz,
  translations jsonb not null,
  -- Derived from variants, reviews and orders whenever those change.
  price_min_cents bigint not null default 0,
  price_max_cents bigint not null default 0,
  in_stock boolean not null default false,
  rating_mean real,
  rating_count int not null default 0,
  units_sold int not null default 0,
  content_hash text not null,
  updated_at timestamptz not null default now()
);
create index products_brand on products (lower(brand));
create index products_category on products using gin (category);
create index products_eans on products using gin (eans);
create index products_model on products (lower(model));
create index products_price on products (price_min_cents);

create table variants (
  id text primary key,
  product_id text not null references products on delete cascade,
  position int not null,
  sku text,
  options jsonb not null,
  price_cents bigint not null,
  compare_at_cents bigint,
  stock int,
  available boolean not null,
  barcode text,
  image text
);
create index variants_product on variants (product_id, position);
create index variants_sku on variants (sku);

create table customers (
  id text primary key,
  first_name text not null,
  last_name text not null,
  email text,
  phone text,
  language text,
  household text,
  interests text[] not null,
  created_at timestamptz
);
create index customers_email on customers (lower(email));

create table customer_addresses (
  customer_id text not null references customers on delete cascade,
  position int not null,
  line1 text not null,
  line2 text not null,
  city text not null,
  region text not null,
  postcode text not null,
  country text not null,
  primary key (customer_id, position)
);

create table payment_methods (
  customer_id text not null references customers on delete cascade,
  id text not null,
  position int not null,
  kind text not null,
  brand text,
  last_four text,
  balance_cents bigint,
  primary key (customer_id, id)
);

-- Orders, reviews and interactions name products and customers without a foreign key:
-- a shop's history outlives what it sold, and files arrive in any order.
create table orders (
  id text primary key,
  customer_id text,
  email text,
  status text not null,
  currency text not null,
  placed_at timestamptz,
  expected_at timestamptz,
  address jsonb,
  coupon_code text,
  discount_cents bigint not null,
  shipping_cents bigint not null,
  cancel_reason text,
  gift_message text
);
create index orders_customer on orders (customer_id, placed_at desc, id);
create index orders_email on orders (lower(email));

create table order_items (
  order_id text not null references orders on delete cascade,
  position int not null,
  product_id text not null,
  variant_id text not null,
  title text not null,
  options jsonb not null,
  price_cents bigint not null,
  quantity int not null,
  primary key (order_id, position)
);
create index order_items_product on order_items (product_id);

create table shipments (
  order_id text not null references orders on delete cascade,
  position int not null,
  carrier text,
  tracking_numbers text[] not null,
  tracking_url text,
  variant_ids text[] not null,
  events jsonb not null,
  primary key (order_id, position)
);

create table order_payments (
  order_id text not null references orders on delete cascade,
  position int not null,
  kind text not null,
  amount_cents bigint not null,
  method_id text,
  at timestamptz,
  primary key (order_id, position)
);

create table reviews (
  id text primary key,
  product_id text not null,
  rating real not null,
  title text not null,
  body text not null,
  language text,
  author text,
  customer_id text,
  verified boolean not null,
  helpful int not null,
  created_at timestamptz,
  attributes jsonb not null
);
create index reviews_product on reviews (product_id, created_at desc, id);

create table interactions (
  customer_id text not null,
  product_id text not null,
  kind text not null,
  at timestamptz,
  position int,
  content_hash text primary key
);
create index interactions_customer on interactions (customer_id, at, position);

create table friendships (
  customer_id text not null,
  friend_id text not null,
  since timestamptz,
  primary key (customer_id, friend_id),
  check (customer_id < friend_id)
);
create index friendships_friend on friendships (friend_id);

create table coupons (
  code text primary key,
  kind text not null,
  value double precision not null,
  description text not null,
  min_subtotal_cents bigint not null,
  categories text[] not null,
  segment text,
  starts_at timestamptz,
  ends_at timestamptz,
  usage_limit int,
  per_customer_limit int,
  combinable boolean not null
);

create table help_pages (
  id text not null,
  language text not null,
  topic text not null,
  title text not null,
  body text not null,
  url text,
  primary key (id, language)
);
