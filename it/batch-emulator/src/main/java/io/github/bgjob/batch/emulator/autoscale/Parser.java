package io.github.bgjob.batch.emulator.autoscale;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a formula. Statements run in their order, so a name that no earlier statement assigned is known to be wrong
 * already here, as is a function that does not exist or has too few arguments; only types are left to the evaluation.
 */
final class Parser {

    private static final List<List<String>> BINARY = List.of(
            List.of("||"),
            List.of("&&"),
            List.of("==", "!="),
            List.of("<", "<=", ">", ">="),
            List.of("+", "-"),
            List.of("*", "/"));

    private final List<Token> tokens;
    private final Set<String> assigned = new HashSet<>();
    private int index;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<Statement> statements(String formula) throws FormulaError {
        return new Parser(Lexer.tokens(formula)).statements();
    }

    private List<Statement> statements() throws FormulaError {
        List<Statement> statements = new ArrayList<>();
        while (peek().kind() != Token.Kind.END) {
            if (!take(";")) {
                statements.add(statement());
                if (peek().kind() != Token.Kind.END) {
                    expect(";");
                }
            }
        }
        return statements;
    }

    private Statement statement() throws FormulaError {
        Token first = peek();
        if (first.kind() != Token.Kind.NAME || !tokens.get(index + 1).is("=")) {
            return new Statement(first.at(), Optional.empty(), expression());
        }
        index += 2;
        checkAssignable(first);
        Expression value = expression();
        assigned.add(first.text());
        return new Statement(first.at(), Optional.of(first.text()), value);
    }

    private static void checkAssignable(Token name) throws FormulaError {
        if (Metric.named(name.text()).isPresent()) {
            throw FormulaError.at(name.at(), name.text() + " can only be read");
        }
        if (Constants.named(name.text()).isPresent()) {
            throw FormulaError.at(name.at(), name.text() + " is a constant");
        }
    }

    private Expression expression() throws FormulaError {
        Expression condition = binary(0);
        Token question = peek();
        if (!take("?")) {
            return condition;
        }
        Expression whenTrue = expression();
        expect(":");
        return new Expression.Conditional(question.at(), condition, whenTrue, expression());
    }

    private Expression binary(int level) throws FormulaError {
        if (level == BINARY.size()) {
            return unary();
        }
        Expression left = binary(level + 1);
        while (peek().kind() == Token.Kind.SYMBOL && BINARY.get(level).contains(peek().text())) {
            Token operator = next();
            left = operation(operator, left, binary(level + 1));
        }
        return left;
    }

    private static Expression operation(Token operator, Expression left, Expression right) {
        return switch (operator.text()) {
            case "&&" -> new Expression.And(operator.at(), left, right);
            case "||" -> new Expression.Or(operator.at(), left, right);
            default -> new Expression.Binary(operator.at(), operator.text(), left, right);
        };
    }

    private Expression unary() throws FormulaError {
        Token operator = peek();
        if (take("-") || take("!")) {
            return new Expression.Unary(operator.at(), operator.text(), unary());
        }
        return postfix();
    }

    private Expression postfix() throws FormulaError {
        Expression expression = primary();
        while (take(".")) {
            expression = member(expression);
        }
        return expression;
    }

    private Expression member(Expression owner) throws FormulaError {
        Token name = next();
        if (name.kind() != Token.Kind.NAME) {
            throw FormulaError.at(name.at(), "expected the name of a member after '.', found " + name.shown());
        }
        if (!peek().is("(")) {
            TimestampMember member = TimestampMember.named(name.text())
                    .orElseThrow(() -> FormulaError.at(
                            name.at(),
                            "there is no member %s; a timestamp has year, month, day, weekday, hour, minute and second"
                                    .formatted(name.text())));
            return new Expression.Member(name.at(), owner, member);
        }
        SampleMethod method = SampleMethod.named(name.text())
                .orElseThrow(() -> FormulaError.at(
                        name.at(),
                        "there is no method %s; metrics have %s"
                                .formatted(name.text(), String.join(", ", SampleMethod.words()))));
        Metric metric = metricOf(owner)
                .orElseThrow(() -> FormulaError.at(
                        name.at(), "only variables such as $PendingTasks have " + method.word() + "()"));
        return new Expression.Sampling(name.at(), metric, method, arguments(name, method.arity()));
    }

    private static Optional<Metric> metricOf(Expression owner) {
        return owner instanceof Expression.Variable variable ? Metric.named(variable.name()) : Optional.empty();
    }

    private Expression primary() throws FormulaError {
        Token token = next();
        return switch (token.kind()) {
            case NUMBER -> new Expression.Literal(token.at(), new Value.Scalar(Double.parseDouble(token.text())));
            case STRING -> new Expression.Literal(token.at(), new Value.Text(token.text()));
            case NAME -> peek().is("(") ? call(token) : name(token);
            case SYMBOL, END -> inParentheses(token);
        };
    }

    private Expression inParentheses(Token opening) throws FormulaError {
        if (!opening.is("(")) {
            throw FormulaError.at(opening.at(), "expected a value, found " + opening.shown());
        }
        Expression inner = expression();
        expect(")");
        return inner;
    }

    private Expression name(Token token) throws FormulaError {
        String name = token.text();
        Optional<Value> constant = Constants.named(name);
        if (constant.isPresent()) {
            return new Expression.Literal(token.at(), constant.get());
        }
        if (!assigned.contains(name)
                && Metric.named(name).isEmpty()
                && Target.named(name).isEmpty()) {
            throw FormulaError.at(token.at(), name + " has no value: no statement before this one assigns it");
        }
        return new Expression.Variable(token.at(), name);
    }

    private Expression call(Token name) throws FormulaError {
        Function function = Function.named(name.text())
                .orElseThrow(() -> FormulaError.at(name.at(), "there is no function " + name.text() + "()"));
        return new Expression.Call(name.at(), function, arguments(name, function.arity()));
    }

    private List<Expression> arguments(Token name, Arity arity) throws FormulaError {
        expect("(");
        List<Expression> arguments = new ArrayList<>();
        if (!take(")")) {
            do {
                arguments.add(expression());
            } while (take(","));
            expect(")");
        }
        if (!arity.allows(arguments.size())) {
            throw FormulaError.at(
                    name.at(), "%s() takes %s arguments, not %d".formatted(name.text(), arity, arguments.size()));
        }
        return arguments;
    }

    private Token peek() {
        return tokens.get(index);
    }

    private Token next() {
        Token token = tokens.get(index);
        index = Math.min(index + 1, tokens.size() - 1);
        return token;
    }

    private boolean take(String symbol) {
        boolean there = peek().is(symbol);
        if (there) {
            index++;
        }
        return there;
    }

    private void expect(String symbol) throws FormulaError {
        if (!take(symbol)) {
            throw FormulaError.at(peek().at(), "expected '%s', found %s".formatted(symbol, peek().shown()));
        }
    }
}
