import io.github.bgjob.it.BuildLog
import io.github.bgjob.it.Project

new BuildLog(basedir.toPath()).hasOneErrorWith("-Dduration: 'banana' is not a duration.")
new Project(basedir.toPath().resolve('my-jobs')).isOnlyThePlaceholder()
