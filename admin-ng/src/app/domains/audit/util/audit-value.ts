const FIELD_LABELS: Readonly<Record<string, string>> = {
  title: 'Name',
  subtitle: 'Second line',
  slug: 'Address in the shop',
  summary: 'Summary',
  description: 'Description',
  benefits: 'Benefits',
  directions: 'Directions',
  warnings: 'Warnings',
  status: 'State',
  category: 'Category',
  listMinor: 'list price',
  saleMinor: 'sale price',
  saleStartsAt: 'sale begins',
  saleEndsAt: 'sale ends',
  active: 'sold',
  barcode: 'barcode',
  count: 'how many in it',
  unit: 'of what',
  flavour: 'flavor',
  daysOfSupply: 'days it lasts',
  weightGrams: 'weight in grams',
  taxCode: 'taxed as',
};

const ACTION_LABELS: Readonly<Record<string, string>> = {
  'product.created': 'made a product',
  'product.edited': 'changed a product',
  'product.size_added': 'added a size',
  'product.translated': 'translated a product',
  'brand.translated': 'translated a brand',
  'category.translated': 'translated a category',
  'collection.translated': 'translated a collection',
  'attribute.translated': 'translated an attribute',
  'collection.created': 'made a collection',
  'collection.edited': 'changed a collection',
  'attribute.created': 'defined an attribute',
  'attribute.edited': 'changed an attribute',
  'attribute.removed': 'removed an attribute',
  'order.cancel_requested': 'asked for an order to be cancelled',
  'task.done': 'did a task',
  'provider_event.set_aside': 'set a provider’s event aside',
};

export const actionLabel = (action: string): string =>
  ACTION_LABELS[action] ?? action.replaceAll(/[._]/g, ' ');

/** `MAG-60 · listMinor` as "MAG-60, list price". */
export function fieldLabel(field: string): string {
  const [first, second] = field.split(' · ');
  if (second === undefined) return FIELD_LABELS[field] ?? field;
  return `${first}, ${FIELD_LABELS[second] ?? second}`;
}

/** A stored value as a person reads it. `time` writes a moment on the stores' clock. */
export function valueText(field: string, value: unknown, time: (iso: string) => string): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(String).join('\n');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field.endsWith('Minor') && typeof value === 'number') return `$${(value / 100).toFixed(2)}`;
  if (field.endsWith('At') && typeof value === 'string') return time(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
