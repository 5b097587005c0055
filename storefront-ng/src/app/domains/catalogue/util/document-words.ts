import { sizeWords, type DocumentType } from '@green-apple/domain-catalog';
import type { Words } from '../../shared/util-language/words.ts';

/** What a document is and how big: "PDF, 1.2 MB". */
export function documentWords(
  { mediaType, bytes }: { readonly mediaType: DocumentType; readonly bytes: number },
  words: Words,
): string {
  const [amount = '', unit = ''] = sizeWords(bytes).split(' ');
  const kind = mediaType === 'application/pdf' ? 'PDF' : words.say('picture');
  return `${kind}, ${words.figure(Number(amount))} ${unit}`;
}
