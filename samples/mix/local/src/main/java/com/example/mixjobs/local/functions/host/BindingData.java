package com.example.mixjobs.local.functions.host;

/** A value for a parameter. Public, as the worker's own class of this name: middlewares reach it by reflection. */
public record BindingData(Object value) {

    public Object getValue() {
        return value;
    }
}
