/** `text` as it stands, inside a pattern of `like`. */
export const likeLiteral = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
