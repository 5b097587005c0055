-- Whose names the back office shows beside a refund: of employees, never of shoppers.
alter table payment.refund add column requested_name text;
alter table payment.refund add column decided_name text;
grant update (decided_name) on payment.refund to ga_admin;
