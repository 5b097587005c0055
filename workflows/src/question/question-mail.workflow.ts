import type { QuestionInput } from '@green-apple/workflow-contracts';
import { messaging } from '../support/proxies.ts';

/** Somebody asked, and there is an answer: they are told by mail, once. */
export const questionMail = (input: QuestionInput): Promise<void> => messaging().tellAsker(input);
