/** How good or bad a state is for whoever works here. */
export type Tone = 'good' | 'waiting' | 'trouble' | 'quiet';
