export * from './question-desk.repository.ts';
export * from './question-mail.repository.ts';
export * from './question.reader.ts';
export * from './question.repository.ts';
