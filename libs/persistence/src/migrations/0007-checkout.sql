-- A session has one open cart at a time and keeps its ordered ones, so that a second click finds its order.
alter table cart.cart drop constraint cart_token_hash_key;
create unique index cart_open on cart.cart (token_hash) where state = 'open';
create index cart_token on cart.cart (token_hash);

-- Rows that are updated in place all day leave room for it on their page.
alter table inventory.stock_level set (fillfactor = 70);
alter table promotion.promotion set (fillfactor = 70);
alter table cart.cart set (fillfactor = 80);

create index promotion_automatic on promotion.promotion (priority) where kind = 'automatic' and active;
create index quote_expiry on cart.quote (expires_at);
create index idempotency_age on platform.idempotency_key (created_at);
