export const FRAME_SCRIPT = '';
