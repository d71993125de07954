import * as v from 'valibot';
import { MessageKind } from '../../signaling/message-kind';

const RestingSchema = v.object({
  type: v.literal('resting'),
  cause: v.nullable(v.picklist(['line', 'choice'])),
});

/** Why a camera that is on is not sent to who would see it: the line carries sound only, or the person chose that. */
export type Resting = NonNullable<v.InferOutput<typeof RestingSchema>['cause']>;

/** Told when it changes. Who has not said so sends what there is. */
export const restingKind = new MessageKind(['resting'], RestingSchema);
