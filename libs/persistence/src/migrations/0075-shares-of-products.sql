-- Search engines are told of products share by share: one is read without going through all of them.
create index product_share on catalog.product ((hashtext(id::text) & 2147483647));
