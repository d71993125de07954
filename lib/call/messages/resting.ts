import * as v from 'valibot';
import { MessageKind } from '../../signaling/message-kind';

const RestingSchema = v.object({
  type: v.literal('resting'),
  /** Of the camera. */
  cause: v.nullable(v.picklist(['line', 'choice'])),
  screenSound: v.optional(v.boolean(), false),
});

/** What is there and not sent to who would see or hear it. */
export type Rests = Omit<v.InferOutput<typeof RestingSchema>, 'type'>;

/** Why a camera that is on is not sent to who would see it: the line carries sound only, or the person chose that. */
export type Resting = NonNullable<Rests['cause']>;

export const nothingRests: Rests = { cause: null, screenSound: false };

/** Told when it changes. Who has not said so sends what there is. */
export const restingKind = new MessageKind(['resting'], RestingSchema);
