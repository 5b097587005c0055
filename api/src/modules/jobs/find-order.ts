import { writerSelect, type Writer } from '@green-apple/persistence';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of an order named by its id or its number; null when there is none. Reads the writer: it may be brand-new. */
export async function findOrderId(writer: Writer, name: string): Promise<string | null> {
  const column = UUID.test(name) ? 'id' : 'number';
  const value = column === 'id' ? name.toLowerCase() : name.toUpperCase();
  const [row] = await writerSelect<{ id: string }>(
    writer,
    `select id from ordering."order" where ${column} = $value`,
    { value },
  );
  return row?.id ?? null;
}
