package io.github.bgjob.batch.emulator.autoscale;

/** How many arguments a function takes. */
record Arity(int least, int most) {

    static final Arity NONE = new Arity(0, 0);
    static final Arity ONE = new Arity(1, 1);
    static final Arity TWO = new Arity(2, 2);
    static final Arity ANY = new Arity(0, Integer.MAX_VALUE);
    static final Arity SOME = new Arity(1, Integer.MAX_VALUE);

    boolean allows(int count) {
        return least <= count && count <= most;
    }

    @Override
    public String toString() {
        if (most == Integer.MAX_VALUE) {
            return "at least " + least;
        }
        return least == most ? Integer.toString(least) : least + " to " + most;
    }
}
