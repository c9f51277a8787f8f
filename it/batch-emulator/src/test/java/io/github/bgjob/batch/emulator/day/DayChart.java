package io.github.bgjob.batch.emulator.day;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYStepAreaRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Draws the simulated day: nodes above, backlog below.
 *
 * <p>Arguments: {@code spot} or {@code dedicated}, the most nodes, and the PNG file to write.
 */
final class DayChart {

    private static final Color SPOT = new Color(0x4C, 0x9F, 0xD8);
    private static final Color DEDICATED = new Color(0xE0, 0x7B, 0x39);
    private static final Color PREEMPTED = new Color(0xC0, 0x39, 0x2B);
    private static final Color WAITING = new Color(0x9A, 0xA5, 0xB1);
    private static final Color RUNNING = new Color(0x3A, 0x9D, 0x6E);
    private static final Color SHORTAGE = new Color(0xC0, 0x39, 0x2B, 40);
    private static final BasicStroke LINE = new BasicStroke(1.6f);
    private static final BasicStroke DASHES =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {6, 4}, 0);
    private static final double SECONDS_PER_HOUR = 3600;

    private DayChart() {}

    public static void main(String[] arguments) throws IOException {
        PoolFormula formula = PoolFormula.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        int most = Integer.parseInt(arguments[1]);
        Path file = Path.of(arguments[2]).toAbsolutePath();
        Day day = Day.ofTheWeek();
        List<Moment> moments = EmulatedDay.live(day, formula.upTo(most), 1);
        Files.createDirectories(file.getParent());
        ChartUtils.saveChartAsPNG(file.toFile(), chart(formula, most, day, moments), 1400, 800);
        System.out.println("Wrote " + file);
    }

    private static JFreeChart chart(PoolFormula formula, int most, Day day, List<Moment> moments) {
        CombinedDomainXYPlot plot = new CombinedDomainXYPlot(hours());
        plot.setGap(14);
        plot.add(nodes(most, moments), 3);
        plot.add(backlog(moments), 2);
        for (Object each : plot.getSubplots()) {
            shade((XYPlot) each, day);
        }
        String title = "Autoscale of a %s pool of at most %d nodes over a simulated day"
                .formatted(formula.name().toLowerCase(Locale.ROOT), most);
        JFreeChart chart = new JFreeChart(title, new Font(Font.SANS_SERIF, Font.BOLD, 18), plot, true);
        chart.addSubtitle(
                new TextTitle(
                        "300 tasks at 2:00, one every few minutes from 8:00 to 16:00, 120 long ones at 18:00; red: no Spot capacity"));
        chart.setBackgroundPaint(Color.WHITE);
        return chart;
    }

    private static NumberAxis hours() {
        NumberAxis hours = new NumberAxis("hour of the day");
        hours.setRange(0, hour(Day.LENGTH));
        hours.setTickUnit(new NumberTickUnit(2));
        return hours;
    }

    private static XYPlot nodes(int most, List<Moment> moments) {
        XYPlot plot = plot("nodes");
        area(plot, 0, moments, "Spot", Moment::nodes, SPOT);
        area(plot, 1, moments, "dedicated", Moment::dedicated, DEDICATED);
        line(plot, 2, moments, "preempted", Moment::preempted, PREEMPTED);
        int highest = moments.stream()
                .mapToInt(moment -> Math.max(moment.nodes(), moment.preempted()))
                .reduce(most, Math::max);
        plot.getRangeAxis().setRange(0, highest * 1.15);
        ValueMarker limit = new ValueMarker(most, Color.DARK_GRAY, DASHES);
        limit.setLabel("most allowed");
        limit.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
        limit.setLabelTextAnchor(TextAnchor.BOTTOM_RIGHT);
        plot.addRangeMarker(limit);
        return plot;
    }

    private static XYPlot backlog(List<Moment> moments) {
        XYPlot plot = plot("tasks");
        area(plot, 0, moments, "waiting", Moment::backlog, WAITING);
        area(plot, 1, moments, "running", Moment::running, RUNNING);
        return plot;
    }

    private static XYPlot plot(String name) {
        NumberAxis axis = new NumberAxis(name);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        XYPlot plot = new XYPlot(null, null, axis, null);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
        return plot;
    }

    /** Later ones are drawn over earlier ones, so that what remains visible of the earlier is the difference. */
    private static void area(
            XYPlot plot, int index, List<Moment> moments, String name, ToIntFunction<Moment> value, Color colour) {
        XYStepAreaRenderer renderer = new XYStepAreaRenderer(XYStepAreaRenderer.AREA);
        renderer.setSeriesPaint(0, colour);
        add(plot, index, series(moments, name, value), renderer);
    }

    private static void line(
            XYPlot plot, int index, List<Moment> moments, String name, ToIntFunction<Moment> value, Color colour) {
        XYStepRenderer renderer = new XYStepRenderer();
        renderer.setSeriesPaint(0, colour);
        renderer.setSeriesStroke(0, LINE);
        add(plot, index, series(moments, name, value), renderer);
    }

    private static void add(XYPlot plot, int index, XYSeries series, XYItemRenderer renderer) {
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setDataset(index, new XYSeriesCollection(series));
        plot.setRenderer(index, renderer);
    }

    private static XYSeries series(List<Moment> moments, String name, ToIntFunction<Moment> value) {
        XYSeries series = new XYSeries(name);
        moments.forEach(moment -> series.add(hour(moment.at()), value.applyAsInt(moment)));
        return series;
    }

    private static void shade(XYPlot plot, Day day) {
        day.shortages()
                .forEach(shortage -> plot.addDomainMarker(
                        new IntervalMarker(hour(shortage.from()), hour(shortage.to()), SHORTAGE), Layer.BACKGROUND));
    }

    private static double hour(Duration time) {
        return time.toSeconds() / SECONDS_PER_HOUR;
    }
}
