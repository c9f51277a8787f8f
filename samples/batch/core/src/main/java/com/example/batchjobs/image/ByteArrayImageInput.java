package com.example.batchjobs.image;

import javax.imageio.stream.ImageInputStreamImpl;

/** Lets ImageIO read an array as it is; its own memory stream would make a second copy of the file. */
final class ByteArrayImageInput extends ImageInputStreamImpl {

    private final byte[] content;

    ByteArrayImageInput(byte[] content) {
        this.content = content;
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < content.length ? content[(int) streamPos++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        bitOffset = 0;
        if (streamPos >= content.length) {
            return -1;
        }
        int count = (int) Math.min(length, content.length - streamPos);
        System.arraycopy(content, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return content.length;
    }
}
