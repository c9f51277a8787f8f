package io.github.bgjob.batch.emulator.autoscale;

/** A place in a formula, counted from one, written as the service writes it. */
record Position(int line, int column) {

    @Override
    public String toString() {
        return "Line " + line + ", Col " + column;
    }
}
