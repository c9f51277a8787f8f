package com.example.mixjobs.store;

import java.util.function.Supplier;

/** Makes a value when it is first asked for; when making it fails, the next call tries again. */
final class Once<T> {

    private final Supplier<T> maker;
    private volatile T value;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        if (value == null) {
            synchronized (this) {
                if (value == null) {
                    value = maker.get();
                }
            }
        }
        return value;
    }
}
