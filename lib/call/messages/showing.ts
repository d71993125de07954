import * as v from 'valibot';
import { MessageKind } from '../../signaling/message-kind';

/** Larger than any screen that there is: whoever says more is taken to have said this. */
export const MAX_SIDE = 8_192;

/** In device pixels. */
const SideSchema = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(0),
  v.transform((side) => Math.min(side, MAX_SIDE)),
);
const BoxSchema = v.object({ width: SideSchema, height: SideSchema });

const ShowingSchema = v.object({
  type: v.literal('showing'),
  camera: BoxSchema,
  screen: BoxSchema,
});

/** Into what space a picture is drawn, in device pixels; 0 by 0 where nobody sees it. */
export type Box = v.InferOutput<typeof BoxSchema>;

/** How large the sender of the message shows the camera and the screen of who gets it. */
export type Showing = Pick<v.InferOutput<typeof ShowingSchema>, 'camera' | 'screen'>;

/** Who has not said so is taken to show everything as large as it comes. */
export const showingKind = new MessageKind(['showing'], ShowingSchema);
