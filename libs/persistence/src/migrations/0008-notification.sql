-- One mail per order, template and occasion: a second card that is declined is another occasion.
alter table customer.notification add column occasion integer not null default 1 check (occasion > 0);
alter table customer.notification drop constraint notification_pkey;
alter table customer.notification add primary key (order_id, template, occasion);
alter table customer.notification drop column template_version;
alter table customer.notification drop constraint notification_state_check;
alter table customer.notification add check (state in ('sending', 'sent', 'refused'));
