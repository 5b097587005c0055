export interface QuestionInput {
  readonly questionId: string;
}

export interface QuestionActivities {
  /** Mails whoever asked that there is an answer, and forgets their address. Harmless when nobody waits. */
  tellAsker(input: QuestionInput): Promise<void>;
}
