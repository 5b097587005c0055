export interface PictureInput {
  readonly pictureId: string;
}

/** Steps of a picture that was sent. Each may run twice. */
export interface PictureActivities {
  /** Makes and stores all renditions; a file that cannot be read is put down with its reason, and is no failure. */
  makeRenditions(input: PictureInput): Promise<void>;
  /** The step failed for good: an employee sees it and may try again. */
  putPictureDown(input: PictureInput): Promise<void>;
  /** Removes the files of pictures that nothing has referred to for a day. */
  sweepPictures(): Promise<PictureSweep>;
}

export interface PictureSweep {
  readonly removed: number;
}
