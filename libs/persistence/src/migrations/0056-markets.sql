-- A second market beside the home market US: EU, in euro, with prices that include tax. What a market is (currency,
-- countries, way of pricing) is code; rows name it.

-- A bag is priced by the market it was filled in. Rows of the previous release are the home market's.
alter table cart.cart add column market text not null default 'US';

-- Where an offer holds; null where prices of any currency may be lowered. The previous release writes the home
-- market's without saying so.
alter table promotion.promotion add column market text default 'US';

-- A place supplies the market it stands in: nothing crosses a customs border on its way to a shopper. Leave to sell
-- ahead is about goods on their way to one market.
alter table inventory.location add column market text not null default 'US';
alter table inventory.backorder add column market text not null default 'US';

-- Lists that were made while the market was planned under another name.
update pricing.price_list set market = 'EU' where market = 'DE';
update pricing.price set market = 'EU' where market = 'DE';
