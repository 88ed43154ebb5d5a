/** Where the bytes of columns stand: memory of this thread alone, or memory that other threads read too. */
export type Room = (bytes: number) => ArrayBufferLike

export const OWN: Room = (bytes) => new ArrayBuffer(bytes)
export const SHARED: Room = (bytes) => new SharedArrayBuffer(bytes)
