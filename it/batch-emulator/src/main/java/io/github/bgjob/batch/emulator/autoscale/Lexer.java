package io.github.bgjob.batch.emulator.autoscale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a formula into tokens. White space and comments, from two slashes to the end of the line, are left out. */
final class Lexer {

    private static final Pattern BLANK = Pattern.compile("(?:\\s|//[^\\n]*)+");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?|\\.\\d+");
    private static final Pattern NAME = Pattern.compile("\\$?[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern STRING = Pattern.compile("\"([^\"\\n]*)\"");
    private static final Pattern SYMBOL = Pattern.compile("<=|>=|==|!=|&&|\\|\\||[-+*/<>=!?:;,.()]");

    private final String formula;
    private final Matcher matcher;
    private final List<Token> tokens = new ArrayList<>();
    private int index;

    private Lexer(String formula) {
        this.formula = formula;
        this.matcher = BLANK.matcher(formula);
    }

    /** The tokens of a formula; the last one is its end. */
    static List<Token> tokens(String formula) throws FormulaError {
        return new Lexer(formula).tokens();
    }

    private List<Token> tokens() throws FormulaError {
        skipBlank();
        while (index < formula.length()) {
            tokens.add(next());
            skipBlank();
        }
        tokens.add(new Token(Token.Kind.END, "", here()));
        return tokens;
    }

    private void skipBlank() {
        match(BLANK);
    }

    private Token next() throws FormulaError {
        Position at = here();
        Optional<Token> token = match(NUMBER)
                .map(text -> new Token(Token.Kind.NUMBER, text, at))
                .or(() -> match(NAME).map(text -> new Token(Token.Kind.NAME, text, at)))
                .or(() -> match(STRING)
                        .map(text -> new Token(Token.Kind.STRING, text.substring(1, text.length() - 1), at)))
                .or(() -> match(SYMBOL).map(text -> new Token(Token.Kind.SYMBOL, text, at)));
        return token.orElseThrow(() -> FormulaError.at(at, unreadable(formula.charAt(index))));
    }

    private static String unreadable(char character) {
        return switch (character) {
            case '"' -> "the string that begins here has no closing quote on its line";
            case '\'' -> "strings stand in double quotes";
            case '[' -> "there are no literal vectors; use vec(1, 2, 3)";
            case '{', '}' -> "there are no blocks; statements end with ';'";
            default -> "'" + character + "' has no meaning in a formula";
        };
    }

    private Optional<String> match(Pattern pattern) {
        matcher.usePattern(pattern).region(index, formula.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        index = matcher.end();
        return Optional.of(matcher.group());
    }

    private Position here() {
        int lineStart = formula.lastIndexOf('\n', index - 1) + 1;
        int line = 1
                + (int) formula.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Position(line, index - lineStart + 1);
    }
}
