/** What a mail says, before it is laid out. */
export interface Story {
  readonly subject: string;
  readonly title: string;
  readonly words: string;
  readonly action: string;
  readonly showsOrder: boolean;
}
