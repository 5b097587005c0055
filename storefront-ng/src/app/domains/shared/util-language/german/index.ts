import { BAG } from './bag.ts';
import { CATALOGUE_TERMS } from './catalogue-terms.ts';
import { CHECKOUT } from './checkout.ts';
import { HELP } from './help.ts';
import { HOME } from './home.ts';
import { LISTS } from './lists.ts';
import { NUTRIENTS } from './nutrients.ts';
import { OPINIONS } from './opinions.ts';
import { ORDER_CHANGES } from './order-changes.ts';
import { ORDERS } from './orders.ts';
import { PROBLEMS } from './problems.ts';
import { PRODUCT } from './product.ts';
import { RETURNS } from './returns.ts';
import { SHARED } from './shared.ts';
import { SHELL } from './shell.ts';

/** Every text of the shop by its English wording. Shoppers are addressed as "Sie". */
export const GERMAN = {
  ...BAG,
  ...CATALOGUE_TERMS,
  ...CHECKOUT,
  ...HELP,
  ...HOME,
  ...LISTS,
  ...NUTRIENTS,
  ...OPINIONS,
  ...ORDER_CHANGES,
  ...ORDERS,
  ...PROBLEMS,
  ...PRODUCT,
  ...RETURNS,
  ...SHARED,
  ...SHELL,
};
